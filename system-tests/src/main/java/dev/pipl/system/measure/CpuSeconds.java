package dev.pipl.system.measure;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The processor time of some processes and their children. */
final class CpuSeconds {
    private final List<ProcessHandle> processes;

    CpuSeconds(List<ProcessHandle> processes) {
        this.processes = processes;
    }

    /** So far; what a child used that has ended is not in it. */
    double used() {
        return processes.stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toMillis)
                        .sum()
                / 1e3;
    }
}
