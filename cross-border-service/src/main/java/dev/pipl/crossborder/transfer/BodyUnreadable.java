package dev.pipl.crossborder.transfer;

/**
 * A request's body is, as a whole, not what its media type promises, so that no single event can be judged. The message
 * repeats nothing of the body.
 */
public final class BodyUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the body. */
    public enum Reason {
        NOT_JSON,
        NOT_OF_THAT_KIND,
        TOO_MANY_EVENTS
    }

    private final Reason reason;

    BodyUnreadable(Reason reason) {
        super("the body is unreadable: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
