package dev.pipl.crossborder.root;

import dev.pipl.crossborder.ledger.LedgerUnavailable;

/** The key that should sign cannot be had. No other is ever made in its place without an operator's word. */
public final class RootKeyUnreadable extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    public RootKeyUnreadable(String message) {
        super(message);
    }

    public RootKeyUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
