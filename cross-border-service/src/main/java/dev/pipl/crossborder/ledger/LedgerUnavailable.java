package dev.pipl.crossborder.ledger;

/** The ledger cannot answer or write now; the same call may succeed later. */
public class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LedgerUnavailable(String message) {
        super(message);
    }

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
