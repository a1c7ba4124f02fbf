package dev.pipl.crossborder.ledger.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.RejectedTransfer;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.events.EventJson;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.law.Bilingual;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of rejections. */
final class PgRejections {

    private static final String KAFKA = "KAFKA";
    private static final String HTTP = "HTTP";
    private static final String INSERT = """
            insert into transfer_rejection (place, handler_id, source, event_id, code, detail_zh, detail_en, errors,
                                            content_hash, channel, channel_name, partition, position, hash, rejected_at)
            values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?)
            on conflict (place) do nothing
            """;
    private static final String SELECT = """
            select number, place, handler_id, source, event_id, code, detail_zh, detail_en, errors, content_hash, channel,
                   channel_name, partition, position, hash, rejected_at
            from transfer_rejection where handler_id = ?
            """;

    private PgRejections() {}

    static boolean insert(Connection connection, RejectedTransfer rejected) throws SQLException {
        Rejection rejection = rejected.rejection();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, rejected.place());
            insert.setString(2, rejection.claim().handlerId().orElse(null));
            insert.setString(3, rejection.claim().source().orElse(null));
            insert.setString(4, rejection.claim().id().orElse(null));
            insert.setString(5, rejection.code().code());
            insert.setString(6, rejection.detail().zh());
            insert.setString(7, rejection.detail().en());
            insert.setString(
                    8, EventJson.mapper().valueToTree(rejection.errors()).toString());
            insert.setBytes(9, rejection.content().map(ContentHash::toBytes).orElse(null));
            if (rejected.coordinates() instanceof Coordinates.KafkaRecord kafka) {
                insert.setString(10, KAFKA);
                insert.setString(11, kafka.topic());
                insert.setInt(12, kafka.partition());
                insert.setLong(13, kafka.offset());
            } else if (rejected.coordinates() instanceof Coordinates.HttpEvent http) {
                insert.setString(10, HTTP);
                insert.setString(11, http.requestId());
                insert.setNull(12, Types.INTEGER);
                insert.setLong(13, http.index());
            }
            insert.setString(14, rejected.hash());
            insert.setObject(15, rejected.rejectedAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    static Optional<RejectedTransfer> last(Connection connection, String handlerId, String source, String eventId)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "and event_id = ? and source = ? order by number desc limit 1")) {
            select.setString(1, handlerId);
            select.setString(2, eventId);
            select.setString(3, source);
            return list(select).stream().findFirst();
        }
    }

    static List<RejectedTransfer> after(Connection connection, String handlerId, long number, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "and number > ? order by number limit ?")) {
            select.setString(1, handlerId);
            select.setLong(2, number);
            select.setInt(3, limit);
            return list(select);
        }
    }

    private static List<RejectedTransfer> list(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<RejectedTransfer> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rejected(rows));
            }
            return found;
        }
    }

    private static RejectedTransfer rejected(ResultSet rows) throws SQLException {
        byte[] content = rows.getBytes("content_hash");
        Rejection rejection = new Rejection(
                RejectionCode.valueOf(
                        rows.getString("code").toUpperCase(Locale.ROOT).replace('-', '_')),
                new Bilingual(rows.getString("detail_zh"), rows.getString("detail_en")),
                new Rejection.Claim(
                        Optional.ofNullable(rows.getString("handler_id")),
                        Optional.ofNullable(rows.getString("source")),
                        Optional.ofNullable(rows.getString("event_id"))),
                Optional.ofNullable(content).map(ContentHash::of),
                errors(rows.getString("errors")));
        String name = rows.getString("channel_name");
        Coordinates coordinates = KAFKA.equals(rows.getString("channel"))
                ? new Coordinates.KafkaRecord(name, rows.getInt("partition"), rows.getLong("position"))
                : new Coordinates.HttpEvent(name, (int) rows.getLong("position"));
        return new RejectedTransfer(
                rows.getLong("number"),
                rejection,
                rows.getString("place"),
                coordinates,
                rows.getString("hash"),
                rows.getObject("rejected_at", OffsetDateTime.class).toInstant());
    }

    private static List<FieldError> errors(String json) {
        try {
            return EventJson.mapper().readValue(json, new TypeReference<List<FieldError>>() {});
        } catch (JsonProcessingException e) {
            throw new LedgerUnavailable("a rejection cannot be read back", e);
        }
    }
}
