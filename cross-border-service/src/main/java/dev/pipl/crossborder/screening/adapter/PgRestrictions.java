package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.crossborder.screening.ScreenNames;
import dev.pipl.crossborder.screening.ScreenedNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The measures against a recipient, by the matches of its names and by its country. */
@ApplicationScoped
public class PgRestrictions implements Restrictions {

    /**
     * The third part is empty but for the moments in which a new entry has not yet come to that recipient. A match with that
     * version of the entry was found when the recipient itself was written: then its state counts.
     */
    private static final String AGAINST = """
            select e.id, e.version, e.provision, e.country, e.announcement, e.announced_at, e.lifted_at, e.allowed,
              e.body, e.created_at, bool_or(m.state = 'CONFIRMED' or m.certainty = 'EXACT') as reviewed, null as recipient_country,
              null as recipient_zh, null as recipient_en, null as recipient_local
            from screening_match m join restricted_recipient e on e.id = m.entry_id
            where m.recipient_id = ? and m.state <> 'CLEARED'
            group by e.id
            union all
            select e.id, e.version, e.provision, e.country, e.announcement, e.announced_at, e.lifted_at, e.allowed,
              e.body, e.created_at, true, null, null, null, null
            from recipient r join restricted_recipient e on e.country = r.country and e.provision = 'PIPL-43'
            where r.id = ?
            union all
            select e.id, e.version, e.provision, e.country, e.announcement, e.announced_at, e.lifted_at, e.allowed,
              e.body, e.created_at, false, r.country, r.name_zh, r.name_en, r.name_local
            from recipient r join list_screening s on not s.done and s.position < r.ordinal
              join restricted_recipient e on e.id = s.entry_id and e.provision = 'PIPL-42'
            where r.id = ? and not exists (
              select from screening_match m
              where m.recipient_id = r.id and m.entry_id = s.entry_id and m.entry_version >= s.entry_version)
            """;

    private final DataSource database;
    private final ScreenRecipients screening;

    PgRestrictions(DataSource database, ScreenRecipients screening) {
        this.database = database;
        this.screening = screening;
    }

    @Override
    public List<Restriction> against(String recipientId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AGAINST)) {
            select.setString(1, recipientId);
            select.setString(2, recipientId);
            select.setString(3, recipientId);
            Map<String, Restriction> byEntry = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    restriction(row)
                            .ifPresent(one -> byEntry.merge(
                                    one.listEntryId(), one, (first, second) -> first.isReviewed() ? first : second));
                }
            }
            return List.copyOf(byEntry.values());
        } catch (SQLException e) {
            throw new LedgerUnavailable("the restricted recipients cannot be read", e);
        }
    }

    private Optional<Restriction> restriction(ResultSet row) throws SQLException {
        RestrictedRecipient entry = EntryRow.read(row);
        boolean isReviewed = row.getBoolean("reviewed");
        Optional<ScreenedNames> unscreened = unscreened(row);
        if (unscreened.isPresent()) {
            Optional<ScreenNames.Hit> hit =
                    screening.hit(unscreened.get(), entry.said().names());
            if (hit.isEmpty()) {
                return Optional.empty();
            }
            isReviewed = hit.get().certainty() == ScreenNames.Certainty.EXACT;
        }
        return Optional.of(new Restriction(
                entry.id(),
                entry.said().article().provision(),
                entry.said().announcement(),
                entry.said().announcedAt(),
                entry.lifting().map(RestrictedRecipient.Lifting::at),
                entry.said().allowed(),
                isReviewed));
    }

    /** The names of a recipient that the entry has not been compared with. */
    private static Optional<ScreenedNames> unscreened(ResultSet row) throws SQLException {
        String country = row.getString("recipient_country");
        if (country == null) {
            return Optional.empty();
        }
        List<String> names = Stream.of(
                        row.getString("recipient_zh"), row.getString("recipient_en"), row.getString("recipient_local"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Optional.of(new ScreenedNames(names, Optional.of(country)));
    }
}
