package dev.pipl.crossborder.group.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.Evidence;
import dev.pipl.crossborder.group.Signal;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.Suspicion.Hold;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.route.SubjectClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The cases' table, and what they hold. */
@ApplicationScoped
public class PgSplittingCases {

    private static final String COLUMNS = "id, signal, state, group_id, handler_ids, year, subject_class, threshold,"
            + " provision, version, round, facts, holds, evidence, decisions, opened_at, changed_at";
    private static final String INSERT = "insert into splitting_case (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?)";
    private static final String UPDATE = """
            update splitting_case set state = ?, handler_ids = ?, version = ?, round = ?, facts = ?::jsonb,
              holds = ?::jsonb, evidence = ?::jsonb, decisions = ?::jsonb, opened_at = ?, changed_at = ?
            where id = ? and version = ?
            """;
    private static final String PAGE = "select ordinal, " + COLUMNS + """
             from splitting_case where ordinal > ? and (?::text is null or state = ?)
             and (?::text[] is null or handler_ids && ?) order by ordinal limit ?
            """;

    private final ObjectMapper json;

    PgSplittingCases(ObjectMapper json) {
        this.json = json;
    }

    /** One case, kept from other writers until the transaction ends. */
    Optional<SplittingCase> lock(Connection transaction, String id) throws SQLException {
        return find(transaction, id, " for update");
    }

    Optional<SplittingCase> find(Connection connection, String id) throws SQLException {
        return find(connection, id, "");
    }

    /**
     * The cases in the order in which they were opened first.
     *
     * @param state {@code null} for all
     * @param handlerIds only cases that concern one of them; {@code null} for all
     */
    List<Placed<SplittingCase>> page(
            Connection connection, long after, String state, Collection<String> handlerIds, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after);
            select.setString(2, state);
            select.setString(3, state);
            for (int at : new int[] {4, 5}) {
                if (handlerIds == null) {
                    select.setNull(at, Types.ARRAY);
                } else {
                    select.setArray(at, connection.createArrayOf("text", handlerIds.toArray()));
                }
            }
            select.setInt(6, limit);
            return Rows.all(select, row -> new Placed<>(splittingCase(row), row.getLong("ordinal")));
        }
    }

    void insert(Connection transaction, SplittingCase of) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, of.id());
            insert.setString(2, of.signal().name());
            insert.setString(3, of.state().name());
            insert.setString(4, of.groupId().orElse(null));
            insert.setArray(5, transaction.createArrayOf("text", of.handlerIds().toArray()));
            insert.setInt(6, of.year());
            insert.setString(7, of.subjectClass().map(Enum::name).orElse(null));
            insert.setObject(8, of.threshold().isPresent() ? of.threshold().getAsLong() : null, Types.BIGINT);
            insert.setString(9, of.provision());
            insert.setLong(10, of.version());
            insert.setInt(11, of.round());
            insert.setString(12, text(of.facts()));
            insert.setString(13, text(of.holds()));
            insert.setString(14, text(of.evidence()));
            insert.setString(15, text(of.decisions()));
            insert.setObject(16, Instants.utc(of.openedAt()));
            insert.setObject(17, Instants.utc(of.changedAt()));
            insert.executeUpdate();
        }
        hold(transaction, of);
    }

    /** Writes the next version of a case that is locked. */
    void update(Connection transaction, SplittingCase of) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
            update.setString(1, of.state().name());
            update.setArray(2, transaction.createArrayOf("text", of.handlerIds().toArray()));
            update.setLong(3, of.version());
            update.setInt(4, of.round());
            update.setString(5, text(of.facts()));
            update.setString(6, text(of.holds()));
            update.setString(7, text(of.evidence()));
            update.setString(8, text(of.decisions()));
            update.setObject(9, Instants.utc(of.openedAt()));
            update.setObject(10, Instants.utc(of.changedAt()));
            update.setString(11, of.id());
            update.setLong(12, of.version() - 1);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("case " + of.id() + " changed while it was locked");
            }
        }
        hold(transaction, of);
    }

    private static void hold(Connection transaction, SplittingCase of) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from splitting_hold where case_id = ?")) {
            delete.setString(1, of.id());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into splitting_hold (case_id, handler_id, name_key, purpose_key) values (?, ?, ?, ?)
                on conflict do nothing
                """)) {
            for (Hold hold : of.holdsInForce()) {
                for (String nameKey : hold.nameKeys()) {
                    insert.setString(1, of.id());
                    insert.setString(2, hold.handlerId());
                    insert.setString(3, nameKey);
                    insert.setString(4, hold.purposeKey());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private Optional<SplittingCase> find(Connection connection, String id, String suffix) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from splitting_case where id = ?" + suffix)) {
            select.setString(1, id);
            return Rows.first(select, this::splittingCase);
        }
    }

    private SplittingCase splittingCase(ResultSet row) throws SQLException {
        Long threshold = row.getObject("threshold", Long.class);
        return new SplittingCase(
                row.getString("id"),
                Signal.valueOf(row.getString("signal")),
                CaseState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("group_id")),
                Arrays.asList((String[]) row.getArray("handler_ids").getArray()),
                row.getInt("year"),
                Optional.ofNullable(row.getString("subject_class")).map(SubjectClass::valueOf),
                threshold == null ? OptionalLong.empty() : OptionalLong.of(threshold),
                row.getString("provision"),
                row.getLong("version"),
                row.getInt("round"),
                read(row.getString("facts"), new TypeReference<TreeSet<String>>() {}),
                read(row.getString("holds"), new TypeReference<List<Hold>>() {}),
                read(row.getString("evidence"), new TypeReference<Evidence>() {}),
                read(row.getString("decisions"), new TypeReference<List<SplittingCase.Decision>>() {}),
                Instants.of(row, "opened_at"),
                Instants.of(row, "changed_at"));
    }

    private String text(Object value) {
        return json.valueToTree(value).toString();
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored case is unreadable", e);
        }
    }
}
