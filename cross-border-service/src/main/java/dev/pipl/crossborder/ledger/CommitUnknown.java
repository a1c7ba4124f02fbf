package dev.pipl.crossborder.ledger;

/** A commit was asked for, and the answer is lost. Only the store knows whether it happened. */
public class CommitUnknown extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommitUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}
