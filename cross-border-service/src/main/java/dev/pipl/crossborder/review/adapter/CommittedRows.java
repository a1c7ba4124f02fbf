package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.ledger.RowMeta;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads committed rows without their fingerprints. The bodies are stored so that the database fetches only the part that
 * is asked for.
 */
public final class CommittedRows {

    /** Technical: holds the first two sections of most rows; a longer one is fetched by a second question. */
    private static final int HEAD_BYTES = 16 * 1024;

    private static final String AFTER_TURN = """
            select year, sequence, turn, substring(body from 1 for ?) from ledger_row
            where handler_id = ? and turn > ? order by turn limit ?
            """;
    private static final String OF_YEAR = """
            select year, sequence, turn, substring(body from 1 for ?) from ledger_row
            where handler_id = ? and year = ? and sequence > ? order by sequence limit ?
            """;
    private static final String LONGER = """
            select substring(body from 1 for ?) from ledger_row where handler_id = ? and year = ? and sequence = ?
            """;

    private final Connection connection;

    public CommittedRows(Connection connection) {
        this.connection = connection;
    }

    /** A row of the handler who was asked for. */
    public record Row(int year, long sequence, long turn, RowMeta meta) {}

    /** The rows after that turn, in the order they were written; so many at most. */
    public List<Row> afterTurn(String handlerId, long turn, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AFTER_TURN)) {
            select.setInt(1, HEAD_BYTES);
            select.setString(2, handlerId);
            select.setLong(3, turn);
            select.setInt(4, limit);
            return rows(handlerId, select);
        }
    }

    /** The rows of a year after that one, ascending; so many at most. */
    public List<Row> ofYear(String handlerId, int year, long sequence, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_YEAR)) {
            select.setInt(1, HEAD_BYTES);
            select.setString(2, handlerId);
            select.setInt(3, year);
            select.setLong(4, sequence);
            select.setInt(5, limit);
            return rows(handlerId, select);
        }
    }

    private List<Row> rows(String handlerId, PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                int year = rows.getInt(1);
                long sequence = rows.getLong(2);
                byte[] start = rows.getBytes(4);
                int length = RowMeta.length(start);
                if (length > start.length) {
                    start = longer(handlerId, year, sequence, length);
                }
                found.add(new Row(year, sequence, rows.getLong(3), RowMeta.read(handlerId, year, start)));
            }
        }
        return found;
    }

    private byte[] longer(String handlerId, int year, long sequence, int length) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LONGER)) {
            select.setInt(1, length);
            select.setString(2, handlerId);
            select.setInt(3, year);
            select.setLong(4, sequence);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }
}
