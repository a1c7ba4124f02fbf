package dev.pipl.local.part;

import dev.pipl.local.machine.OnPath;
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
     * For a part that is waited for: all compilers, and room from the start for what it needs. Growing from less cost a
     * collection of the whole heap, up to 600 ms, in the middle of its work.
     */
    static List<String> roomy(int heapMib) {
        List<String> command = withHeap(96, heapMib);
        command.addAll(List.of("-Xmn32m", "-XX:MetaspaceSize=128m"));
        return command;
    }

    /** Likewise for a part whose start matters more than its peak: the first compiler only. */
    static List<String> prompt(int heapMib) {
        List<String> command = roomy(heapMib);
        command.add("-XX:TieredStopAtLevel=1");
        return command;
    }

    /**
     * Behind the other parts when they want the same cores: for one that works on what they have just told everybody, and
     * whose own work nobody waits for by the millisecond. Where there is no {@code nice}, as it is.
     */
    static List<String> yielding(List<String> command) {
        if (!OnPath.installed("nice")) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of("nice", "-n", "10"));
        whole.addAll(command);
        return whole;
    }

    /**
     * For a part that works hard: all compilers, and all of its heap from the start. A heap that grows is collected as a whole
     * each time before it does, which stopped a ledger of a million persons for 150 ms every ten seconds. Collected by all
     * processors: one alone stopped everything for a tenth of the time under load.
     */
    static List<String> strong(int heapMib, int youngMib) {
        List<String> command = withHeap(heapMib, heapMib, "-XX:+UseParallelGC");
        command.addAll(List.of("-Xmn" + youngMib + "m", "-XX:MetaspaceSize=128m"));
        return command;
    }

    private static List<String> withHeap(int firstMib, int heapMib) {
        return withHeap(firstMib, heapMib, "-XX:+UseSerialGC");
    }

    private static List<String> withHeap(int firstMib, int heapMib, String collector) {
        return new ArrayList<>(List.of(
                executable(),
                "-Xms" + firstMib + "m",
                "-Xmx" + heapMib + "m",
                collector,
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8"));
    }
}
