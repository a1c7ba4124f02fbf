package dev.pipl.crossborder.correction.adapter;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionKind;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.ledger.Adjusted;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.correction.CorrectionReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The corrections' table. What pipelines proposed is taken in before anything is read, so that nothing is missed. */
final class PgCorrections {

    private static final String COLUMNS = "id, handler_id, kind, state, version, origin, source, event_id,"
            + " replacement_event_id, year, reason_code, reason, evidence, proposed_by, proposed_at, decided_by,"
            + " decided_at, decision_reason, ledger_year, ledger_sequence";
    private static final String SELECT = "select " + COLUMNS + ", ordinal from correction ";
    private static final String INSERT = "insert into correction (" + COLUMNS + """
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE = """
            update correction set state = ?, version = ?, reason_code = ?, decided_by = ?, decided_at = ?,
              decision_reason = ?, ledger_year = ?, ledger_sequence = ?
            where id = ? and version = ?
            """;
    private static final String TAKE_IN = """
            with handed_over as (delete from void_proposal where handler_id = ? returning *)
            insert into correction (id, handler_id, kind, state, version, origin, source, event_id, reason, evidence,
                                    proposed_by, proposed_at)
            select id, handler_id, 'VOID', 'PROPOSED', 1, 'PIPELINE', voided_source, voided_event_id, reason, evidence,
                   source, received_at
            from handed_over order by received_at, id on conflict (id) do nothing
            """;
    private static final String OWNER = """
            select handler_id from void_proposal where id = ? union all select handler_id from correction where id = ?
            """;

    private PgCorrections() {}

    /** Whose correction it is; empty for one that does not exist. */
    static Optional<String> owner(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OWNER)) {
            select.setString(1, id);
            select.setString(2, id);
            return Rows.first(select, row -> row.getString(1));
        }
    }

    /** Makes corrections of what pipelines of the handler proposed. */
    static void takeIn(Connection connection, String handlerId) throws SQLException {
        try (PreparedStatement takeIn = connection.prepareStatement(TAKE_IN)) {
            takeIn.setString(1, handlerId);
            takeIn.executeUpdate();
        }
    }

    /** Makes whoever else proposes or decides something of the handler wait for this transaction. */
    static void lock(Connection transaction, String handlerId) throws SQLException {
        try (PreparedStatement lock =
                transaction.prepareStatement("select pg_advisory_xact_lock(hashtext('correction'), hashtext(?))")) {
            lock.setString(1, handlerId);
            lock.execute();
        }
    }

    static Optional<Correction> find(Connection connection, String id) throws SQLException {
        return select(connection, SELECT + "where id = ?", id).stream()
                .findFirst()
                .map(Placed::item);
    }

    /** All corrections of the same transfer, or of the same year's route. */
    static List<Correction> alike(Connection connection, Correction correction) throws SQLException {
        List<Placed<Correction>> found = correction.event().isPresent()
                ? select(
                        connection,
                        SELECT + "where handler_id = ? and source = ? and event_id = ?",
                        correction.handlerId(),
                        correction.event().get().source(),
                        correction.event().get().id())
                : select(
                        connection,
                        SELECT + "where handler_id = ? and kind = 'LOWER_ROUTE' and year = ?",
                        correction.handlerId(),
                        correction.year().orElseThrow());
        return found.stream().map(Placed::item).toList();
    }

    /** The handler's corrections after that place, oldest first. */
    static List<Placed<Correction>> list(Connection connection, String handlerId, String state, long after, int limit)
            throws SQLException {
        return select(
                connection,
                SELECT + "where handler_id = ? and ordinal > ? and (? = '' or state = ?) order by ordinal limit ?",
                handlerId,
                after,
                state,
                state,
                limit);
    }

    /** Approved, and not known to be in the ledger, but for these; the oldest first. */
    static List<Correction> toApply(Connection connection, Set<String> without, int limit) throws SQLException {
        return select(
                        connection,
                        SELECT + "where state = 'APPROVED' and not (id = any(?)) order by decided_at, id limit ?",
                        connection.createArrayOf("text", without.toArray()),
                        limit)
                .stream()
                .map(Placed::item)
                .toList();
    }

    static void insert(Connection transaction, Correction correction) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, correction.id());
            insert.setString(2, correction.handlerId());
            insert.setString(3, correction.kind().name());
            insert.setString(4, correction.state().name());
            insert.setLong(5, correction.version());
            insert.setString(6, correction.origin().name());
            insert.setString(7, correction.event().map(EventIdentity::source).orElse(null));
            insert.setString(8, correction.event().map(EventIdentity::id).orElse(null));
            insert.setString(9, correction.replacementEventId().orElse(null));
            insert.setObject(
                    10, correction.year().isPresent() ? correction.year().getAsInt() : null, Types.INTEGER);
            insert.setString(11, correction.reasonCode().map(Enum::name).orElse(null));
            insert.setString(12, correction.reason());
            insert.setString(13, correction.evidence());
            insert.setString(14, correction.proposedBy());
            insert.setObject(15, correction.proposedAt().atOffset(ZoneOffset.UTC));
            decision(insert, 16, correction);
            effect(insert, 19, correction);
            insert.executeUpdate();
        }
    }

    /** Stores the next version; false if another one was faster. */
    static boolean update(Connection transaction, Correction after) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
            update.setString(1, after.state().name());
            update.setLong(2, after.version());
            update.setString(3, after.reasonCode().map(Enum::name).orElse(null));
            decision(update, 4, after);
            effect(update, 7, after);
            update.setString(9, after.id());
            update.setLong(10, after.version() - 1);
            return update.executeUpdate() == 1;
        }
    }

    private static void decision(PreparedStatement statement, int at, Correction correction) throws SQLException {
        Correction.Decision made = correction.decision().orElse(null);
        statement.setString(at, made == null ? null : made.by());
        statement.setObject(
                at + 1, made == null ? null : made.at().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setString(at + 2, made == null ? null : made.reason());
    }

    private static void effect(PreparedStatement statement, int at, Correction correction) throws SQLException {
        Adjusted effect = correction.effect().orElse(null);
        statement.setObject(at, effect == null ? null : effect.year(), Types.INTEGER);
        statement.setObject(at + 1, effect == null ? null : effect.sequence(), Types.BIGINT);
    }

    private static List<Placed<Correction>> select(Connection connection, String sql, Object... arguments)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            return Rows.all(select, row -> new Placed<>(correction(row), row.getLong("ordinal")));
        }
    }

    private static Correction correction(ResultSet row) throws SQLException {
        String handlerId = row.getString("handler_id");
        String eventId = row.getString("event_id");
        Integer year = row.getObject("year", Integer.class);
        String decidedBy = row.getString("decided_by");
        Integer ledgerYear = row.getObject("ledger_year", Integer.class);
        return new Correction(
                row.getString("id"),
                handlerId,
                CorrectionKind.valueOf(row.getString("kind")),
                CorrectionState.valueOf(row.getString("state")),
                row.getLong("version"),
                Correction.Origin.valueOf(row.getString("origin")),
                eventId == null
                        ? Optional.empty()
                        : Optional.of(new EventIdentity(handlerId, row.getString("source"), eventId)),
                Optional.ofNullable(row.getString("replacement_event_id")),
                year == null ? OptionalInt.empty() : OptionalInt.of(year),
                Optional.ofNullable(row.getString("reason_code")).map(CorrectionReason::valueOf),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("proposed_by"),
                Instants.of(row, "proposed_at"),
                decidedBy == null
                        ? Optional.empty()
                        : Optional.of(new Correction.Decision(
                                decidedBy, Instants.of(row, "decided_at"), row.getString("decision_reason"))),
                ledgerYear == null
                        ? Optional.empty()
                        : Optional.of(new Adjusted(ledgerYear, row.getLong("ledger_sequence"))));
    }
}
