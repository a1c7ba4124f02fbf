package dev.pipl.publisher;

/** Ends the command with one line for the person at the terminal. Arguments are names, numbers and rows, never content. */
public final class PublisherFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    private PublisherFault(ExitStatus status, String key, Object... arguments) {
        super(Phrases.of(key, arguments));
        this.status = status;
    }

    /** Wrong options, key or input. */
    public static PublisherFault usage(String key, Object... arguments) {
        return new PublisherFault(ExitStatus.USAGE, key, arguments);
    }

    /** Not reachable in the time allowed. */
    public static PublisherFault unavailable(String key, Object... arguments) {
        return new PublisherFault(ExitStatus.UNAVAILABLE, key, arguments);
    }

    /** Refused; repeating does not help. */
    public static PublisherFault refused(String key, Object... arguments) {
        return new PublisherFault(ExitStatus.REFUSED, key, arguments);
    }

    public ExitStatus status() {
        return status;
    }
}
