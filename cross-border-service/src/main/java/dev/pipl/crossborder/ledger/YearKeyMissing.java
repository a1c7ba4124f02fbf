package dev.pipl.crossborder.ledger;

/**
 * A year has rows but its key is lost or cannot be unwrapped. Counting on under a new key would count everybody twice,
 * so nothing of that year is judged until an operator brings the key back.
 */
public class YearKeyMissing extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    public YearKeyMissing(String message) {
        super(message);
    }

    public YearKeyMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
