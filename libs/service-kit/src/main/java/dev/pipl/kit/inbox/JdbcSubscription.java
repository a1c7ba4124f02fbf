package dev.pipl.kit.inbox;

import java.sql.Connection;
import java.sql.SQLException;

/** A subscription whose effect is plain JDBC: for the ledger and the projections it judges by. */
public interface JdbcSubscription extends Subscription {
    /** In the transaction given, which the kit commits. Several events may share one transaction. */
    void apply(Connection transaction, Received event) throws SQLException;
}
