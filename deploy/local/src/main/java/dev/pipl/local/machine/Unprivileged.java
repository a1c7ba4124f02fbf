package dev.pipl.local.machine;

import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run a program that refuses to be root, as PostgreSQL does.
 *
 * <p>An ordinary user runs it as it is. Root runs it in a user namespace of its own, in which it is nobody; where
 * namespaces are forbidden, as in many containers, as the real user nobody, who then owns the program's data.
 *
 * @param prefix what stands before the command
 * @param owner the user who must own the program's data, empty for the present one
 */
public record Unprivileged(List<String> prefix, String owner) {

    private static final String NOBODY = "65534";

    public static Unprivileged choose() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), "");
        }
        if (works(List.of("unshare", "-U", "true"))) {
            return new Unprivileged(List.of("unshare", "-U"), "");
        }
        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        List<String> attempt = new ArrayList<>(asNobody);
        attempt.add("true");
        if (works(attempt)) {
            return new Unprivileged(asNobody, NOBODY);
        }
        throw new LocalFailure(
                "PostgreSQL 不能以 root 身份运行,且此处 unshare 与 setpriv 均不可用;请改用普通用户运行",
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here; run as an ordinary user");
    }

    public List<String> command(List<String> program) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(program);
        return whole;
    }

    /** Hands the files to the user who will need them. */
    public void own(Path files) throws IOException, InterruptedException {
        if (!owner.isEmpty() && !works(List.of("chown", "-R", owner + ":" + owner, files.toString()))) {
            throw new LocalFailure("无法把 " + files + " 交给用户 " + owner, "cannot hand " + files + " to user " + owner);
        }
    }

    private static boolean works(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
