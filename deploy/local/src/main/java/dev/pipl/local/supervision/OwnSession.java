package dev.pipl.local.supervision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program in a session of its own, so that Ctrl-C reaches the launcher only and it can stop all in order. */
public final class OwnSession {

    private OwnSession() {}

    public static List<String> command(List<String> program) {
        List<String> whole = new ArrayList<>();
        if (installed("setsid")) {
            whole.add("setsid");
        } else if (installed("perl")) {
            whole.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV"));
        }
        whole.addAll(program);
        return whole;
    }

    private static boolean installed(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isBlank() && Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }
}
