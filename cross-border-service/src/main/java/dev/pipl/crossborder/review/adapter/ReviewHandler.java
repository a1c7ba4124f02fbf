package dev.pipl.crossborder.review.adapter;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Reviews the committed rows of one handler, a portion at a time: what is found and how far it went are committed
 * together, so that a row is reviewed once whatever dies in between.
 */
final class ReviewHandler {

    /** Technical: rows of one transaction. */
    static final int ROWS_AT_ONCE = 200;

    /** What is left after a portion. */
    enum Progress {
        UP_TO_DATE,
        MORE_TO_DO,
        /** Another follower holds the handler; it may or may not see what we were told of. */
        HELD_ELSEWHERE
    }

    private final DataSource database;
    private final ReviewRows review;

    ReviewHandler(DataSource database, ReviewRows review) {
        this.database = database;
        this.review = review;
    }

    /** Reviews the next rows, if there are any. */
    Progress portion(String handlerId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Progress progress = portion(connection, handlerId);
                connection.commit();
                return progress;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Progress portion(Connection transaction, String handlerId) throws SQLException {
        commitWithoutWaiting(transaction);
        OptionalLong turn = ReviewPosition.take(transaction, handlerId);
        if (turn.isEmpty()) {
            return Progress.HELD_ELSEWHERE;
        }
        List<CommittedRows.Row> rows =
                new CommittedRows(transaction).afterTurn(handlerId, turn.getAsLong(), ROWS_AT_ONCE);
        if (rows.isEmpty()) {
            return Progress.UP_TO_DATE;
        }
        review.review(transaction, handlerId, rows);
        ReviewPosition.move(transaction, handlerId, rows.get(rows.size() - 1).turn());
        return rows.size() < ROWS_AT_ONCE ? Progress.UP_TO_DATE : Progress.MORE_TO_DO;
    }

    /** What a crash of the database takes away is reviewed again: the position goes with it. */
    private static void commitWithoutWaiting(Connection transaction) throws SQLException {
        try (Statement set = transaction.createStatement()) {
            set.execute("set local synchronous_commit to off");
        }
    }
}
