package dev.pipl.publisher.delivery;

import dev.pipl.publisher.PublisherFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The access token of a request. It is asked for again when the platform no longer takes it. */
public final class BearerToken {
    private static final int COMMAND_SECONDS_MAX = 60;

    private final Supplier<String> source;
    private String current;

    private BearerToken(Supplier<String> source) {
        this.source = source;
    }

    /** A token that never changes. */
    public static BearerToken fixed(String token) {
        return new BearerToken(token::strip);
    }

    /** The content of a file, read again on demand. */
    public static BearerToken file(Path path) {
        return new BearerToken(() -> {
            try {
                return Files.readString(path).strip();
            } catch (IOException e) {
                throw PublisherFault.usage("fault.token-file", path);
            }
        });
    }

    /** What a shell command prints, run again on demand; access tokens live minutes, a long publication longer. */
    public static BearerToken command(String command) {
        return new BearerToken(() -> output(command));
    }

    /** The token in hand. */
    public synchronized String get() {
        if (current == null) {
            renew();
        }
        return current;
    }

    /** Asks the source again; tells whether it gave another one. */
    public synchronized boolean renew() {
        String fresh = source.get();
        if (fresh.isEmpty() || !fresh.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw PublisherFault.usage("fault.token-form");
        }
        boolean changed = !fresh.equals(current);
        current = fresh;
        return changed;
    }

    private static String output(String command) {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw PublisherFault.usage("fault.token-command");
            }
            return text.strip();
        } catch (IOException e) {
            throw PublisherFault.usage("fault.token-command");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PublisherFault.usage("fault.token-command");
        }
    }
}
