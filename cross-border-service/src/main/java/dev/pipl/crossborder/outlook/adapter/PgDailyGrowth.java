package dev.pipl.crossborder.outlook.adapter;

import dev.pipl.crossborder.outlook.DailyGrowth;
import dev.pipl.crossborder.outlook.DailyGrowth.Reached;
import dev.pipl.crossborder.outlook.DayCount;
import dev.pipl.crossborder.review.adapter.CommittedRows;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The days of handler-years, summed up from the rows that were committed since they were asked for last. */
@ApplicationScoped
public class PgDailyGrowth {

    /** Technical: rows read at once. */
    private static final int ROWS_AT_ONCE = 200;

    private static final String FIRST = """
            insert into outlook_position (handler_id, year, sequence, non_sensitive, sensitive) values (?, ?, 0, 0, 0)
            on conflict (handler_id, year) do nothing
            """;
    private static final String TAKE = """
            select sequence, non_sensitive, sensitive from outlook_position where handler_id = ? and year = ? for update
            """;
    private static final String MOVE = """
            update outlook_position set sequence = ?, non_sensitive = ?, sensitive = ? where handler_id = ? and year = ?
            """;
    private static final String ADD = """
            insert into outlook_day as d (handler_id, year, day, transfers, non_sensitive, sensitive)
            values (?, ?, ?, ?, ?, ?)
            on conflict (handler_id, year, day) do update set
              transfers = d.transfers + excluded.transfers,
              non_sensitive = d.non_sensitive + excluded.non_sensitive,
              sensitive = d.sensitive + excluded.sensitive
            """;
    private static final String DAYS = """
            select day, transfers, non_sensitive, sensitive from outlook_day where handler_id = ? and year = ? order by day
            """;

    private final JdbcCommands commands;

    PgDailyGrowth(JdbcCommands commands) {
        this.commands = commands;
    }

    private record Position(long sequence, Reached reached) {}

    /** The days of a year by every row committed up to now, ascending; those without a transfer are left out. */
    public List<DayCount> days(String handlerId, int year) {
        return commands.inTransaction(transaction -> {
            catchUp(transaction, handlerId, year);
            return read(transaction, handlerId, year);
        });
    }

    private static void catchUp(Connection transaction, String handlerId, int year) throws SQLException {
        Position position = take(transaction, handlerId, year);
        DailyGrowth growth = new DailyGrowth(position.reached());
        CommittedRows rows = new CommittedRows(transaction);
        long sequence = position.sequence();
        List<CommittedRows.Row> portion;
        do {
            portion = rows.ofYear(handlerId, year, sequence, ROWS_AT_ONCE);
            for (CommittedRows.Row row : portion) {
                growth.add(row.meta().transfers(), row.meta().after());
                sequence = row.sequence();
            }
        } while (portion.size() == ROWS_AT_ONCE);
        if (sequence > position.sequence()) {
            add(transaction, handlerId, year, growth.days());
            move(transaction, handlerId, year, new Position(sequence, growth.reached()));
        }
    }

    private static Position take(Connection transaction, String handlerId, int year) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(FIRST)) {
            insert.setString(1, handlerId);
            insert.setInt(2, year);
            insert.executeUpdate();
        }
        try (PreparedStatement select = transaction.prepareStatement(TAKE)) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Position(row.getLong(1), new Reached(row.getLong(2), row.getLong(3)));
            }
        }
    }

    private static void move(Connection transaction, String handlerId, int year, Position to) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(MOVE)) {
            update.setLong(1, to.sequence());
            update.setLong(2, to.reached().nonSensitive());
            update.setLong(3, to.reached().sensitive());
            update.setString(4, handlerId);
            update.setInt(5, year);
            update.executeUpdate();
        }
    }

    private static void add(Connection transaction, String handlerId, int year, Collection<DayCount> days)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(ADD)) {
            for (DayCount day : days) {
                upsert.setString(1, handlerId);
                upsert.setInt(2, year);
                upsert.setObject(3, day.day());
                upsert.setLong(4, day.transfers());
                upsert.setLong(5, day.nonSensitive());
                upsert.setLong(6, day.sensitive());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static List<DayCount> read(Connection transaction, String handlerId, int year) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(DAYS)) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            return Rows.all(
                    select,
                    row -> new DayCount(
                            row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getLong(4)));
        }
    }
}
