package dev.pipl.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** One log per part; the one of the run before is kept as {@code PART.log.1}. */
public final class LogFiles {

    private LogFiles() {}

    public static void rotate(Path folder, String except) throws IOException {
        Files.createDirectories(folder);
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> !file.endsWith(except))
                    .toList();
        }
        for (Path log : logs) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
