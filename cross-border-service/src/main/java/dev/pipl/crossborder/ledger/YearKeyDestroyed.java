package dev.pipl.crossborder.ledger;

/**
 * The key of a year was destroyed while something of that year was being judged. Nothing of it was written; whoever tries
 * again learns that the year is closed.
 */
public class YearKeyDestroyed extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    public YearKeyDestroyed(String message) {
        super(message);
    }

    public YearKeyDestroyed(String message, Throwable cause) {
        super(message, cause);
    }
}
