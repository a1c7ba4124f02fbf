package dev.pipl.crossborder.ledger;

/**
 * Something was to be judged by an older profile than the one the ledger already knows of: a second instance may remember
 * it for a moment longer. Nothing is written; judged by the newest profile it will be.
 */
public class ProfileOutdated extends LedgerUnavailable {

    private static final long serialVersionUID = 1;

    private final String handlerId;

    ProfileOutdated(String handlerId, long version, long known) {
        super("profile " + version + " of handler " + handlerId + " is past: the ledger knows of " + known);
        this.handlerId = handlerId;
    }

    public String handlerId() {
        return handlerId;
    }
}
