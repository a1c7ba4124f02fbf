package dev.pipl.law;

import java.time.LocalDate;

/**
 * The question cannot be answered for that date, because the provision that would answer it was not yet in force. The
 * caller passes this on as "no rule"; it never guesses.
 */
public class RuleNotInForce extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String provision;
    private final LocalDate on;

    public RuleNotInForce(String provision, LocalDate on) {
        super(provision + " was not in force on " + on);
        this.provision = provision;
        this.on = on;
    }

    /** The id of the provision that is missing on the date. */
    public String provision() {
        return provision;
    }

    /** The date asked about, in Beijing's calendar. */
    public LocalDate on() {
        return on;
    }
}
