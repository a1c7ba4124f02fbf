package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.screening.AllowedScope;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The measures against a recipient, by the matches of its names and by its country. */
@ApplicationScoped
public class PgRestrictions implements Restrictions {

    private static final String AGAINST = """
            select e.id, e.provision, e.announcement, e.announced_at, e.lifted_at, e.allowed,
                   bool_or(m.state = 'CONFIRMED' or m.certainty = 'EXACT') as reviewed
            from screening_match m join restricted_recipient e on e.id = m.entry_id
            where m.recipient_id = ? and m.state <> 'CLEARED'
            group by e.id
            union all
            select e.id, e.provision, e.announcement, e.announced_at, e.lifted_at, e.allowed, true
            from recipient r join restricted_recipient e on e.country = r.country and e.provision = 'PIPL-43'
            where r.id = ?
            """;

    private final DataSource database;

    PgRestrictions(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Restriction> against(String recipientId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AGAINST)) {
            select.setString(1, recipientId);
            select.setString(2, recipientId);
            List<Restriction> restrictions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    restrictions.add(restriction(row));
                }
            }
            return restrictions;
        } catch (SQLException e) {
            throw new LedgerUnavailable("the restricted recipients cannot be read", e);
        }
    }

    private static Restriction restriction(ResultSet row) throws SQLException {
        return new Restriction(
                row.getString("id"),
                row.getString("provision"),
                row.getString("announcement"),
                row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("allowed")).map(PgRestrictions::scope),
                row.getBoolean("reviewed"));
    }

    private static AllowedScope scope(String json) {
        try {
            return EventJson.mapper().readValue(json, AllowedScope.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored scope is unreadable", e);
        }
    }
}
