package dev.pipl.publisher.delivery;

import java.time.Duration;

/** Something that may go well a little later; the message is fit for the terminal. */
public final class TemporaryFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** With what the other side asked for, or zero. */
    public TemporaryFailure(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
