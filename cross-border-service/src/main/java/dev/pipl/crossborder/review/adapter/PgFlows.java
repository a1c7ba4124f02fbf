package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.review.Flows;
import dev.pipl.crossborder.review.SharedFlow;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.route.SubjectClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The flows' table. */
@ApplicationScoped
public class PgFlows implements Flows {

    private static final String COLUMNS =
            "id, handler_id, year, recipient_id, purpose, categories, classes, legal_basis,"
                    + " events, non_sensitive, sensitive, first_at, first_event_id, last_at, last_event_id";
    private static final String ADD = "insert into review_flow as f (" + COLUMNS + """
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
              events = f.events + excluded.events,
              non_sensitive = f.non_sensitive + excluded.non_sensitive,
              sensitive = f.sensitive + excluded.sensitive,
              first_at = least(f.first_at, excluded.first_at),
              first_event_id = case when (excluded.first_at, excluded.first_event_id) < (f.first_at, f.first_event_id)
                               then excluded.first_event_id else f.first_event_id end,
              last_at = greatest(f.last_at, excluded.last_at),
              last_event_id = case when (excluded.last_at, excluded.last_event_id) > (f.last_at, f.last_event_id)
                              then excluded.last_event_id else f.last_event_id end
            """;
    private static final String PAGE =
            "select " + COLUMNS + " from review_flow where handler_id = ? and year = ? and id > ? order by id limit ?";
    private static final String OF_HANDLERS =
            "select " + COLUMNS + " from review_flow where handler_id = any (?) and year = ? order by handler_id, id";

    private final DataSource database;
    private final Recipients recipients;

    PgFlows(DataSource database, Recipients recipients) {
        this.database = database;
        this.recipients = recipients;
    }

    @Override
    public List<Flow> of(Collection<String> handlerIds, int year) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_HANDLERS)) {
            select.setArray(1, texts(connection, handlerIds));
            select.setInt(2, year);
            return Rows.all(select, PgFlows::flow);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<SharedFlow> shared(Collection<String> handlerIds, int year) {
        return SharedFlow.among(of(handlerIds, year), recipients::find);
    }

    /** The handler's flows of a year after that id. */
    List<Flow> page(String handlerId, int year, String afterId, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            select.setString(3, afterId);
            select.setInt(4, limit);
            return Rows.all(select, PgFlows::flow);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Adds to what is there. */
    static void add(Connection transaction, Collection<Flow> flows) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
            List<Flow> sorted = flows.stream()
                    .sorted(Comparator.comparing(flow -> flow.key().id()))
                    .toList();
            for (Flow flow : sorted) {
                write(transaction, insert, flow);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void delete(Connection transaction, String handlerId, int year) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from review_flow where handler_id = ? and year = ?")) {
            delete.setString(1, handlerId);
            delete.setInt(2, year);
            delete.executeUpdate();
        }
    }

    private static void write(Connection transaction, PreparedStatement insert, Flow flow) throws SQLException {
        Flow.Key key = flow.key();
        insert.setString(1, key.id());
        insert.setString(2, key.handlerId());
        insert.setInt(3, key.year());
        insert.setString(4, key.recipientId());
        insert.setString(5, key.purpose());
        insert.setArray(6, texts(transaction, key.sortedCategories()));
        insert.setArray(7, texts(transaction, key.classNames()));
        insert.setString(8, key.legalBasis().name());
        insert.setLong(9, flow.events());
        insert.setLong(10, flow.nonSensitiveOccurrences());
        insert.setLong(11, flow.sensitiveOccurrences());
        insert.setObject(12, Instants.utc(flow.first().at()));
        insert.setString(13, flow.first().eventId());
        insert.setObject(14, Instants.utc(flow.last().at()));
        insert.setString(15, flow.last().eventId());
    }

    private static Flow flow(ResultSet row) throws SQLException {
        Flow.Key key = new Flow.Key(
                row.getString("handler_id"),
                row.getInt("year"),
                row.getString("recipient_id"),
                row.getString("purpose"),
                Set.copyOf(texts(row.getArray("categories"))),
                texts(row.getArray("classes")).stream()
                        .map(SubjectClass::ofWireName)
                        .collect(Collectors.toSet()),
                LegalBasis.valueOf(row.getString("legal_basis")));
        return new Flow(
                key,
                row.getLong("events"),
                row.getLong("non_sensitive"),
                row.getLong("sensitive"),
                new Flow.Occurrence(Instants.of(row, "first_at"), row.getString("first_event_id")),
                new Flow.Occurrence(Instants.of(row, "last_at"), row.getString("last_event_id")));
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static LedgerUnavailable unavailable(SQLException e) {
        return new LedgerUnavailable("the flows cannot be read or written", e);
    }
}
