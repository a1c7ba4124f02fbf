package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.Evidence.DataSet;
import dev.pipl.crossborder.ledger.CommittedTransfer;
import dev.pipl.crossborder.ledger.RowMeta;
import dev.pipl.crossborder.review.adapter.CommittedRows;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** Data sets as declared, read from the rows that were committed since they were asked for last. */
@ApplicationScoped
public class PgDeclarations {

    /** Technical: rows read at once. */
    private static final int ROWS_AT_ONCE = 200;

    private static final String FIRST = """
            insert into splitting_declaration_position (handler_id, year, sequence) values (?, ?, 0)
            on conflict (handler_id, year) do nothing
            """;
    private static final String TAKE = """
            select sequence from splitting_declaration_position where handler_id = ? and year = ? for update
            """;
    private static final String MOVE = """
            update splitting_declaration_position set sequence = ? where handler_id = ? and year = ?
            """;
    private static final String DECLARED = """
            insert into splitting_declaration as d
              (handler_id, year, source, event_id, dataset_id, non_sensitive, sensitive, occurred_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (handler_id, year, source, event_id) do update set dataset_id = excluded.dataset_id,
              non_sensitive = excluded.non_sensitive, sensitive = excluded.sensitive, occurred_at = excluded.occurred_at
            """;
    private static final String VOIDED = """
            insert into splitting_declaration (handler_id, year, source, event_id, voided) values (?, ?, ?, ?, true)
            on conflict (handler_id, year, source, event_id) do update set voided = true
            """;
    private static final String NEWEST = """
            select distinct on (dataset_id) dataset_id, non_sensitive, sensitive, occurred_at
            from splitting_declaration where handler_id = ? and year = ? and not voided and dataset_id is not null
            order by dataset_id, occurred_at desc, non_sensitive desc, sensitive desc
            """;

    private final JdbcCommands commands;

    PgDeclarations(JdbcCommands commands) {
        this.commands = commands;
    }

    /** Each data set of a year in its newest declaration, voided ones left out. */
    List<DataSet> newest(String handlerId, int year) {
        return commands.inTransaction(transaction -> {
            catchUp(transaction, handlerId, year);
            return read(transaction, handlerId, year);
        });
    }

    private static void catchUp(Connection transaction, String handlerId, int year) throws SQLException {
        long from = take(transaction, handlerId, year);
        long sequence = from;
        CommittedRows rows = new CommittedRows(transaction);
        List<CommittedRows.Row> portion;
        do {
            portion = rows.ofYear(handlerId, year, sequence, ROWS_AT_ONCE);
            for (CommittedRows.Row row : portion) {
                note(transaction, year, row.meta());
                sequence = row.sequence();
            }
        } while (portion.size() == ROWS_AT_ONCE);
        if (sequence > from) {
            try (PreparedStatement move = transaction.prepareStatement(MOVE)) {
                move.setLong(1, sequence);
                move.setString(2, handlerId);
                move.setInt(3, year);
                move.executeUpdate();
            }
        }
    }

    private static long take(Connection transaction, String handlerId, int year) throws SQLException {
        for (String sql : List.of(FIRST, TAKE)) {
            try (PreparedStatement statement = transaction.prepareStatement(sql)) {
                statement.setString(1, handlerId);
                statement.setInt(2, year);
                if (statement.execute()) {
                    try (ResultSet row = statement.getResultSet()) {
                        row.next();
                        return row.getLong(1);
                    }
                }
            }
        }
        throw new IllegalStateException("the position was not there a moment after it was written");
    }

    private static void note(Connection transaction, int year, RowMeta meta) throws SQLException {
        for (CommittedTransfer transfer : meta.transfers()) {
            if (transfer.declaredCounts().isPresent()) {
                declare(transaction, year, transfer, transfer.declaredCounts().get());
            }
        }
        for (EventIdentity voided : meta.voided()) {
            try (PreparedStatement upsert = transaction.prepareStatement(VOIDED)) {
                name(upsert, year, voided);
                upsert.executeUpdate();
            }
        }
    }

    private static void declare(Connection transaction, int year, CommittedTransfer transfer, DeclaredCounts counts)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(DECLARED)) {
            name(upsert, year, transfer.identity());
            upsert.setString(5, counts.datasetId());
            upsert.setLong(6, counts.nonSensitive());
            upsert.setLong(7, counts.sensitive());
            upsert.setObject(8, transfer.occurredAt().atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    private static void name(PreparedStatement statement, int year, EventIdentity identity) throws SQLException {
        statement.setString(1, identity.handlerId());
        statement.setInt(2, year);
        statement.setString(3, identity.source());
        statement.setString(4, identity.id());
    }

    private static List<DataSet> read(Connection transaction, String handlerId, int year) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(NEWEST)) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            return Rows.all(
                    select,
                    row -> new DataSet(
                            handlerId,
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            BeijingCalendar.dateOf(Instants.of(row, 4))));
        }
    }
}
