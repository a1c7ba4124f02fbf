package dev.pipl.system.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor time that a Java machine's compilers have used, as Linux tells it of each thread. Elsewhere none is known,
 * and it stays 0.
 */
final class CompilerSeconds {
    /** Of {@code /proc/PID/task/TID/stat}, counted from behind the name, which may hold blanks: utime and stime. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    /** In ticks of user space, which are the same on every machine Linux runs Java on. */
    private static final double TICKS_A_SECOND = 100;

    private final Path threads;

    CompilerSeconds(ProcessHandle machine) {
        threads = Path.of("/proc", Long.toString(machine.pid()), "task");
    }

    /** So far; what a compiler used that has ended is not in it. */
    double used() {
        if (!Files.isDirectory(threads)) {
            return 0;
        }
        try (Stream<Path> each = Files.list(threads)) {
            return each.map(thread -> thread.resolve("stat"))
                    .mapToDouble(CompilerSeconds::secondsOfCompiler)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double secondsOfCompiler(Path stat) {
        try {
            String line = Files.readString(stat);
            int nameEnds = line.lastIndexOf(')');
            String name = line.substring(line.indexOf('(') + 1, nameEnds);
            if (!name.startsWith("C1 Compiler") && !name.startsWith("C2 Compiler")) {
                return 0;
            }
            List<String> fields = List.of(line.substring(nameEnds + 2).split(" ", -1));
            return (Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM))) / TICKS_A_SECOND;
        } catch (IOException gone) {
            // Threads end at any time.
            return 0;
        }
    }
}
