package dev.pipl.kit.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A subscription whose effect is plain JDBC: for the ledger and the projections it judges by. */
public interface JdbcSubscription extends Subscription {
    /** In the transaction given, which the kit commits. Several events may share one transaction. */
    void apply(Connection transaction, Received event) throws SQLException;

    /**
     * All of a transaction, in their order; for a subscription that writes several in one statement. When it fails, each is
     * tried by itself.
     */
    default void applyAll(Connection transaction, List<Received> events) throws SQLException {
        for (Received event : events) {
            apply(transaction, event);
        }
    }
}
