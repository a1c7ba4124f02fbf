package dev.pipl.crossborder.review.adapter;

import dev.pipl.kit.rows.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** How far each handler's ledger has been reviewed. Whoever holds a handler's position is the only one to review it. */
final class ReviewPosition {

    private static final String FIRST =
            "insert into review_position (handler_id, turn) values (?, 0) on conflict (handler_id) do nothing";
    private static final String TAKE = "select turn from review_position where handler_id = ? for update";
    private static final String MOVE = "update review_position set turn = ? where handler_id = ?";
    /** One look into an index for each handler; how long the ledger is does not matter. */
    private static final String BEHIND = """
            select h.handler_id, newest.turn - coalesce(p.turn, 0)
            from (select distinct handler_id from ledger_row where sequence = 1) h
            cross join lateral (
              select turn from ledger_row r where r.handler_id = h.handler_id order by turn desc limit 1) newest
            left join review_position p on p.handler_id = h.handler_id
            where newest.turn > coalesce(p.turn, 0)
            """;

    private ReviewPosition() {}

    /** Rows of a handler that were committed and not reviewed. */
    record Behind(String handlerId, long rows) {}

    /** The position, held until the transaction ends; empty while another one holds it. */
    static OptionalLong take(Connection transaction, String handlerId) throws SQLException {
        return lock(transaction, handlerId, TAKE + " skip locked");
    }

    /** The position, held until the transaction ends; waits for another one who holds it. */
    static long await(Connection transaction, String handlerId) throws SQLException {
        return lock(transaction, handlerId, TAKE).orElseThrow();
    }

    static void move(Connection transaction, String handlerId, long turn) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(MOVE)) {
            update.setLong(1, turn);
            update.setString(2, handlerId);
            update.executeUpdate();
        }
    }

    /** Who has to be reviewed. */
    static List<Behind> behind(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BEHIND)) {
            return Rows.all(select, row -> new Behind(row.getString(1), row.getLong(2)));
        }
    }

    private static OptionalLong lock(Connection transaction, String handlerId, String sql) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(FIRST)) {
            insert.setString(1, handlerId);
            insert.executeUpdate();
        }
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            select.setString(1, handlerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
