package dev.pipl.system.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of this process and of server processes with all their children, those included that ended. */
final class Cpu {

    /** The kernel counts in hundredths of a second for every reader, whatever it uses itself. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private Cpu() {}

    /** Of this process so far, in nanoseconds. */
    static long ofClient() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Of those servers so far, in nanoseconds. */
    static long ofServers(List<Long> servers) {
        return servers.stream().mapToLong(Cpu::ofTree).sum();
    }

    private static long ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(process -> ofProcess(process.pid()))
                        .sum())
                .orElseThrow(() -> new IllegalStateException("server " + pid + " is gone"));
    }

    private static long ofProcess(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // The name, in brackets, may hold blanks; the state follows it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            // Own time in user and kernel mode, then the same of children that ended and were waited for.
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks * NANOS_PER_TICK;
        } catch (IOException e) {
            // It ended between the listing and the reading; its parent has its time now.
            return 0;
        }
    }
}
