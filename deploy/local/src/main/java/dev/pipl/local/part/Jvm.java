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

    /**
     * For a part that has little to do: the first compiler only. Its heap begins as small as it can be, and grows by being
     * collected as a whole.
     */
    static List<String> small(int heapMib) {
        List<String> command = withHeap(32, heapMib);
        command.add("-XX:TieredStopAtLevel=1");
        return command;
    }

    /**
     * For a part whose start matters more than its peak, but which others wait for: the first compiler only, and room from
     * the start for what it needs. Growing from less cost a collection of the whole heap, up to 600 ms, in the middle of its
     * work.
     */
    static List<String> prompt(int heapMib) {
        List<String> command = busy(heapMib);
        command.add("-XX:TieredStopAtLevel=1");
        return command;
    }

    /** Likewise, but with all compilers: for a part that is a small program and does the same thing all the time. */
    static List<String> busy(int heapMib) {
        List<String> command = withHeap(96, heapMib);
        command.addAll(List.of("-Xmn32m", "-XX:MetaspaceSize=128m"));
        return command;
    }

    /**
     * For a part that works hard: all compilers, and all of its heap from the start. A heap that grows is collected as a whole
     * each time before it does, which stopped a ledger of a million persons for 150 ms every ten seconds.
     */
    static List<String> strong(int heapMib, int youngMib) {
        List<String> command = withHeap(heapMib, heapMib);
        command.addAll(List.of("-Xmn" + youngMib + "m", "-XX:MetaspaceSize=128m"));
        return command;
    }

    private static List<String> withHeap(int firstMib, int heapMib) {
        return new ArrayList<>(List.of(
                executable(),
                "-Xms" + firstMib + "m",
                "-Xmx" + heapMib + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8"));
    }
}
