package dev.pipl.crossborder.review.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.review.Defect;
import dev.pipl.crossborder.review.FindingSubject;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.review.StoredFinding;
import dev.pipl.crossborder.review.TransferFinding;
import dev.pipl.events.EventJson;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The findings' table. */
@ApplicationScoped
public class PgFindings {

    private static final String COLUMNS =
            "id, handler_id, year, code, recipient_id, purpose, mechanism_id, detail, day,"
                    + " state, provisions, finding, events, first_at, first_event_id, last_at, last_event_id, found_at,"
                    + " reviewed_at, resolved_at";
    private static final String INSERT = "insert into review_finding as f (" + COLUMNS + """
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?, null)
            on conflict (id) do update set
            """;
    /** One that was resolved and comes back counts anew. */
    private static final String ADD = INSERT + """
              events = case f.state when 'OPEN' then f.events else 0 end + excluded.events,
              first_at = least(f.first_at, excluded.first_at),
              first_event_id = case when (excluded.first_at, excluded.first_event_id) < (f.first_at, f.first_event_id)
                               then excluded.first_event_id else f.first_event_id end,
              last_at = greatest(f.last_at, excluded.last_at),
              last_event_id = case when (excluded.last_at, excluded.last_event_id) > (f.last_at, f.last_event_id)
                              then excluded.last_event_id else f.last_event_id end,
              state = 'OPEN', resolved_at = null, reviewed_at = excluded.reviewed_at
            returning (xmax = 0)
            """;

    private static final String SET = INSERT + """
              provisions = excluded.provisions, finding = excluded.finding, events = excluded.events,
              first_at = excluded.first_at, first_event_id = excluded.first_event_id,
              last_at = excluded.last_at, last_event_id = excluded.last_event_id,
              state = 'OPEN', resolved_at = null, reviewed_at = excluded.reviewed_at
            returning (xmax = 0)
            """;
    private static final String RESOLVE = """
            update review_finding set state = 'RESOLVED', resolved_at = ?, reviewed_at = ?
            where handler_id = ? and year = ? and state = 'OPEN' and not id = any (?)
            """;
    private static final String OF_YEAR =
            "select " + COLUMNS + " from review_finding where handler_id = ? and year = ?";
    private static final String FIND = "select " + COLUMNS + " from review_finding where handler_id = ? and id = ?";
    private static final String PAGE = OF_YEAR + """
             and (cast(? as text) is null or code = ?) and (cast(? as text) is null or state = ?)
             and (day, id) > (?, ?)
            order by day, id limit ?
            """;

    private final DataSource database;

    PgFindings(DataSource database) {
        this.database = database;
    }

    /** What a list of findings is narrowed to. */
    record Asked(String handlerId, int year, Optional<Defect> defect, Optional<StoredFinding.State> state) {}

    /** The findings after that place, by day. */
    List<StoredFinding> page(Asked asked, LocalDate afterDay, String afterId, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            String code = asked.defect().map(Defect::code).orElse(null);
            String state = asked.state().map(Enum::name).orElse(null);
            select.setString(1, asked.handlerId());
            select.setInt(2, asked.year());
            select.setString(3, code);
            select.setString(4, code);
            select.setString(5, state);
            select.setString(6, state);
            select.setObject(7, afterDay);
            select.setString(8, afterId);
            select.setInt(9, limit);
            return Rows.all(select, PgFindings::finding);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the findings cannot be read", e);
        }
    }

    Optional<StoredFinding> find(String handlerId, String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, handlerId);
            select.setString(2, id);
            return Rows.first(select, PgFindings::finding);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the findings cannot be read", e);
        }
    }

    /** Adds to what is there; whether there was nothing. */
    static boolean add(Connection transaction, TransferFinding finding, Instant reviewedAt) throws SQLException {
        return write(transaction, ADD, finding, reviewedAt);
    }

    /** Puts it in place of what is there; whether there was nothing. */
    static boolean set(Connection transaction, TransferFinding finding, Instant reviewedAt) throws SQLException {
        return write(transaction, SET, finding, reviewedAt);
    }

    /** The open findings of the year that are none of these hold no more; how many. */
    static int resolveAllBut(Connection transaction, String handlerId, int year, List<String> ids, Instant resolvedAt)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(RESOLVE)) {
            update.setObject(1, Instants.utc(resolvedAt));
            update.setObject(2, Instants.utc(resolvedAt));
            update.setString(3, handlerId);
            update.setInt(4, year);
            update.setArray(5, transaction.createArrayOf("text", ids.toArray()));
            return update.executeUpdate();
        }
    }

    private static boolean write(Connection transaction, String sql, TransferFinding finding, Instant reviewedAt)
            throws SQLException {
        TransferFinding.Key key = finding.key();
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            insert.setString(1, key.id());
            insert.setString(2, key.handlerId());
            insert.setInt(3, key.year());
            insert.setString(4, key.defect().code());
            insert.setString(5, key.subject().recipientId());
            insert.setString(6, key.subject().purpose().orElse(null));
            insert.setString(7, key.subject().mechanismId().orElse(null));
            insert.setString(8, key.subject().detail().orElse(null));
            insert.setObject(9, key.day());
            insert.setArray(
                    10, transaction.createArrayOf("text", finding.provisions().toArray()));
            insert.setString(11, json(finding.finding()));
            insert.setLong(12, finding.events());
            insert.setObject(13, Instants.utc(finding.first().at()));
            insert.setString(14, finding.first().eventId());
            insert.setObject(15, Instants.utc(finding.last().at()));
            insert.setString(16, finding.last().eventId());
            insert.setObject(17, Instants.utc(reviewedAt));
            insert.setObject(18, Instants.utc(reviewedAt));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static StoredFinding finding(ResultSet row) throws SQLException {
        TransferFinding.Key key = new TransferFinding.Key(
                row.getString("handler_id"),
                row.getInt("year"),
                Defect.ofCode(row.getString("code")).orElseThrow(),
                new FindingSubject(
                        row.getString("recipient_id"),
                        Optional.ofNullable(row.getString("purpose")),
                        Optional.ofNullable(row.getString("mechanism_id")),
                        Optional.ofNullable(row.getString("detail"))),
                row.getObject("day", LocalDate.class));
        TransferFinding finding = new TransferFinding(
                key,
                parse(row.getString("finding")),
                Arrays.asList((String[]) row.getArray("provisions").getArray()),
                row.getLong("events"),
                new Flow.Occurrence(Instants.of(row, "first_at"), row.getString("first_event_id")),
                new Flow.Occurrence(Instants.of(row, "last_at"), row.getString("last_event_id")));
        return new StoredFinding(
                finding,
                StoredFinding.State.valueOf(row.getString("state")),
                Instants.of(row, "found_at"),
                Instants.of(row, "reviewed_at"));
    }

    private static String json(Finding finding) {
        try {
            return EventJson.mapper().writeValueAsString(finding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding could not be written as JSON", e);
        }
    }

    private static Finding parse(String json) {
        try {
            return EventJson.mapper().readValue(json, Finding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored finding is unreadable", e);
        }
    }
}
