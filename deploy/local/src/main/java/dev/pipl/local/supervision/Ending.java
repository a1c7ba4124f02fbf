package dev.pipl.local.supervision;

import dev.pipl.local.part.EndSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Ends processes: asks first, and insists when asking did not help. */
final class Ending {

    /** PostgreSQL writes its last checkpoint, Keycloak and the services finish what they are answering. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Ending() {}

    /** Asks a launcher to stop its platform, which may take as long as all parts together. */
    static void endWithAll(ProcessMark launcher) {
        send(launcher.pid(), EndSignal.TERM);
        gone(List.of(launcher), GRACE.multipliedBy(4));
    }

    /** Returns when the process and all its descendants are gone. */
    static void end(ProcessMark process, EndSignal signal) {
        List<ProcessHandle> family = ProcessHandle.of(process.pid())
                .map(root -> Stream.concat(Stream.of(root), root.descendants()).toList())
                .orElse(List.of());
        List<ProcessMark> marks = family.stream()
                .map(member -> ProcessMark.of(member.pid()))
                .flatMap(java.util.Optional::stream)
                .toList();
        if (!process.alive()) {
            return;
        }
        send(process.pid(), signal);
        if (!gone(List.of(process), GRACE)) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        if (!gone(marks, Duration.ofSeconds(3))) {
            marks.stream()
                    .filter(ProcessMark::alive)
                    .forEach(mark -> ProcessHandle.of(mark.pid()).ifPresent(ProcessHandle::destroyForcibly));
            gone(marks, GRACE);
        }
    }

    private static boolean gone(List<ProcessMark> processes, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(ProcessMark::alive)) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    private static void send(long pid, EndSignal signal) {
        if (signal == EndSignal.TERM) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException noShell) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
