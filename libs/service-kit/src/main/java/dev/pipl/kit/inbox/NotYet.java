package dev.pipl.kit.inbox;

/** What this event needs has not arrived yet but will: try again, nothing behind it on its partition may overtake. */
public class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYet(String awaited) {
        super(awaited);
    }
}
