package dev.pipl.local.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process told apart from any other, also from a later one with the same id.
 *
 * @param pid its process id
 * @param birth when it began, as the system tells it: exact, and of the present boot only
 */
public record ProcessMark(long pid, String birth) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Places in /proc/PID/stat, counted behind the program's name, which may hold spaces. */
    private static final int STATE = 0;

    private static final int START_TICKS = 19;

    /** The mark of a process that lives now; empty when there is none of that id. */
    public static Optional<ProcessMark> of(long pid) {
        try {
            Path stat = Path.of("/proc", Long.toString(pid), "stat");
            if (Files.exists(stat)) {
                return linux(
                        pid,
                        Files.readString(stat, StandardCharsets.UTF_8),
                        Files.readString(BOOT).trim());
            }
        } catch (IOException gone) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .map(start -> new ProcessMark(pid, start.toString()));
    }

    /** Whether that very process still lives; one that ended and waits to be noticed by its parent does not. */
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    static Optional<ProcessMark> linux(long pid, String stat, String boot) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
        return ended ? Optional.empty() : Optional.of(new ProcessMark(pid, boot + "/" + fields[START_TICKS]));
    }
}
