package dev.pipl.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java command of the parts that run on it: the same JVM as the launcher's, small. */
final class Jvm {

    private Jvm() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** For a part whose start matters more than its peak: the first compiler only. */
    static List<String> small(int heapMib) {
        List<String> command = withHeap(heapMib);
        command.add("-XX:TieredStopAtLevel=1");
        return command;
    }

    /** For a part that works hard: all compilers. */
    static List<String> strong(int heapMib) {
        return withHeap(heapMib);
    }

    private static List<String> withHeap(int heapMib) {
        return new ArrayList<>(List.of(
                executable(),
                "-Xms32m",
                "-Xmx" + heapMib + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8"));
    }
}
