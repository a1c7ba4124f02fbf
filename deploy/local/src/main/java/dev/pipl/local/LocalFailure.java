package dev.pipl.local;

import dev.pipl.law.Bilingual;

/**
 * Something is wrong that the person at the keyboard can put right; its text is one line that says what.
 *
 * <p>The command prints the line and ends with {@link #status()}.
 */
public final class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Bilingual text;
    private final int status;

    public LocalFailure(String zh, String en) {
        this(zh, en, 1);
    }

    /** @param status the exit status of the command, never zero */
    public LocalFailure(String zh, String en, int status) {
        super(en);
        this.text = new Bilingual(zh, en);
        this.status = status;
    }

    public Bilingual text() {
        return text;
    }

    public int status() {
        return status;
    }
}
