package dev.pipl.local.supervision;

import dev.pipl.local.machine.OnPath;
import java.util.ArrayList;
import java.util.List;

/** Starts a program in a session of its own, so that Ctrl-C reaches the launcher only and it can stop all in order. */
public final class OwnSession {

    private OwnSession() {}

    public static List<String> command(List<String> program) {
        List<String> whole = new ArrayList<>();
        if (OnPath.installed("setsid")) {
            whole.add("setsid");
        } else if (OnPath.installed("perl")) {
            whole.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV"));
        }
        whole.addAll(program);
        return whole;
    }
}
