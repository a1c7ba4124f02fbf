package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.screening.AllowedScope;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.crossborder.screening.RestrictedRecipient.Announced;
import dev.pipl.crossborder.screening.RestrictedRecipient.Article;
import dev.pipl.crossborder.screening.RestrictedRecipient.Kind;
import dev.pipl.crossborder.screening.RestrictedRecipient.Lifting;
import dev.pipl.events.EventJson;
import dev.pipl.kit.rows.Instants;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** An entry of the list as a row. */
final class EntryRow {

    static final String COLUMNS =
            "id, version, provision, country, announcement, announced_at, lifted_at, allowed, body, created_at";

    private EntryRow() {}

    /** What no query asks for. */
    record Body(Kind kind, String nameZh, String nameEn, List<String> aliases, String liftingAnnouncement) {}

    static RestrictedRecipient read(ResultSet row) throws SQLException {
        Body body = json(row.getString("body"), Body.class);
        Announced said = new Announced(
                row.getString("provision").equals(Article.LIST.provision()) ? Article.LIST : Article.COUNTRY,
                body.kind(),
                Optional.ofNullable(body.nameZh()),
                Optional.ofNullable(body.nameEn()),
                body.aliases(),
                Optional.ofNullable(row.getString("country")),
                row.getString("announcement"),
                Instants.of(row, "announced_at"),
                allowed(row));
        return new RestrictedRecipient(
                row.getString("id"),
                row.getLong("version"),
                said,
                Instants.ifAny(row, "lifted_at").map(at -> new Lifting(at, body.liftingAnnouncement())),
                Instants.of(row, "created_at"));
    }

    static Optional<AllowedScope> allowed(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("allowed")).map(text -> json(text, AllowedScope.class));
    }

    /** Sets version to {@code said_as}, nine parameters from the first on. */
    static void write(PreparedStatement statement, RestrictedRecipient entry) throws SQLException {
        Announced said = entry.said();
        Body body = new Body(
                said.kind(),
                said.nameZh().orElse(null),
                said.nameEn().orElse(null),
                said.aliases(),
                entry.lifting().map(Lifting::announcement).orElse(null));
        statement.setLong(1, entry.version());
        statement.setString(2, said.article().provision());
        statement.setString(3, said.country().orElse(null));
        statement.setString(4, said.announcement());
        statement.setObject(5, Instants.utc(said.announcedAt()));
        statement.setObject(
                6, entry.lifting().map(one -> Instants.utc(one.at())).orElse(null));
        statement.setString(7, said.allowed().map(EntryRow::text).orElse(null));
        statement.setString(8, text(body));
        statement.setString(9, said.saidAs());
    }

    static String text(Object value) {
        return EventJson.mapper().valueToTree(value).toString();
    }

    private static <T> T json(String text, Class<T> type) {
        try {
            return EventJson.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored entry of the list is unreadable", e);
        }
    }
}
