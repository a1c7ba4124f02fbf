package dev.pipl.dashboard.handler.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.dashboard.handler.YearStanding;
import dev.pipl.events.EventJson;
import dev.pipl.events.EventType;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.HandlerProvinces;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Handlers as the registry tells of them. */
@ApplicationScoped
public class ProfileProjection implements JdbcSubscription, HandlerProvinces {
    public static final String NAME = "handler-profiles.v1";

    private static final String STORE = """
            insert into handler (id, name_zh, name_en, credit_code, province, profile)
            values (?, ?, ?, ?, ?, cast(? as jsonb))
            on conflict (id) do update
            set name_zh = excluded.name_zh, name_en = excluded.name_en, credit_code = excluded.credit_code,
                province = excluded.province, profile = excluded.profile
            """;
    private static final String PROVINCE = "select province from handler where id = ?";

    private final PgStandings standings;
    private final Attentions attentions;
    private final DataSource database;

    ProfileProjection(PgStandings standings, Attentions attentions, DataSource database) {
        this.standings = standings;
        this.attentions = attentions;
        this.database = database;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.HANDLER_REGISTERED, EventType.HANDLER_PROFILE_CHANGED);
    }

    @Override
    public void apply(Connection transaction, Received event) throws SQLException {
        HandlerProfile profile = event.type() == EventType.HANDLER_REGISTERED
                ? event.dataAs(HandlerRegistered.class).profile()
                : event.dataAs(HandlerProfileChanged.class).profile();
        store(transaction, profile);
        for (int year : standings.years(transaction, profile.handlerId())) {
            Optional<YearStanding> standing = standings.find(transaction, profile.handlerId(), year);
            if (standing.isPresent()) {
                standings.store(
                        transaction,
                        profile.handlerId(),
                        year,
                        standing.get(),
                        attentions.of(Optional.of(profile), year, standing.get()));
            }
        }
    }

    @Override
    public Optional<String> provinceOf(String handlerId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PROVINCE)) {
            select.setString(1, handlerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void store(Connection transaction, HandlerProfile profile) throws SQLException {
        try (PreparedStatement store = transaction.prepareStatement(STORE)) {
            store.setString(1, profile.handlerId());
            store.setString(2, profile.name().zh());
            store.setString(3, profile.name().en());
            store.setString(4, profile.unifiedSocialCreditCode());
            store.setString(5, profile.province());
            store.setString(6, EventJson.mapper().writeValueAsString(profile));
            store.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
