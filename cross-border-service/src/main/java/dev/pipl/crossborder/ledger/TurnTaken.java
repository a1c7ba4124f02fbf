package dev.pipl.crossborder.ledger;

/** Another writer wrote first. Nothing of the transaction is committed; the same may be tried on the newer ledger. */
public class TurnTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TurnTaken(String message, Throwable cause) {
        super(message, cause);
    }
}
