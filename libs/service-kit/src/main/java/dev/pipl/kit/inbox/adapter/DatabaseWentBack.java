package dev.pipl.kit.inbox.adapter;

/**
 * The stored position lies behind what this reader has committed: the database was restored to an earlier moment, or a
 * replica that lacked the last commits took over. What was committed in between is lost there and has to be taken in again.
 */
final class DatabaseWentBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long committed;
    private final long stored;

    /**
     * @param committed the offset behind the last record that this reader knows to have been committed
     * @param stored the database's, 0 when it knows none
     */
    DatabaseWentBack(long committed, long stored) {
        super("committed to " + committed + ", stored " + stored);
        this.committed = committed;
        this.stored = stored;
    }

    long committed() {
        return committed;
    }

    long stored() {
        return stored;
    }
}
