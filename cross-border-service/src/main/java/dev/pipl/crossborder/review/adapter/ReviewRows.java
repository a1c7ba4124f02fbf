package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.review.ReviewTransfers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes down what rows show, in the transaction that moves their handler's position. */
final class ReviewRows {

    void review(Connection transaction, String handlerId, List<CommittedRows.Row> rows) throws SQLException {
        ReviewTransfers seen = new ReviewTransfers();
        for (CommittedRows.Row row : rows) {
            row.meta().transfers().forEach(transfer -> seen.add(row.year(), transfer));
        }
        PgFlows.add(transaction, seen.flows());
    }
}
