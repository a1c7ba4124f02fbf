package dev.pipl.system.measure;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A process that stands still until it is closed. For a few seconds only: a consumer that is silent for longer loses its
 * partitions.
 */
final class Frozen implements AutoCloseable {
    private final ProcessHandle process;

    Frozen(ProcessHandle process) {
        this.process = process;
        signal("-STOP");
    }

    /** Lets it go on. */
    @Override
    public void close() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + signal + " " + process.pid() + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
