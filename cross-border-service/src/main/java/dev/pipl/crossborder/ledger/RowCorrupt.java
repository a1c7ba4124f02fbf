package dev.pipl.crossborder.ledger;

/** A row is not what was written. Nothing is answered from it; the chain says which row it is. */
public class RowCorrupt extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    public RowCorrupt(String message) {
        super(message);
    }

    public RowCorrupt(String message, Throwable cause) {
        super(message, cause);
    }
}
