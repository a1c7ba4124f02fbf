package dev.pipl.crossborder.handler.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.events.EventJson;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The projection's table, with a short memory in front: transfers ask for their handler one by one. */
@ApplicationScoped
public class PgHandlers implements Handlers {

    /** Technical: how long another instance's change may stay unseen; this one forgets at once. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int REMEMBERED_MAX = 20_000;

    private final DataSource database;
    private final Projections projections;
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(KnownHandler handler, long atNanos) {}

    PgHandlers(DataSource database, Projections projections) {
        this.database = database;
        this.projections = projections;
    }

    @Override
    public boolean isReady() {
        return projections.isReady(PROJECTION);
    }

    @Override
    public Optional<KnownHandler> find(String handlerId) {
        Remembered known = remembered.get(handlerId);
        if (known != null && System.nanoTime() - known.atNanos() < FRESH_NANOS) {
            return Optional.of(known.handler());
        }
        // The time is taken before the look: what was read is at least as new as that.
        long now = System.nanoTime();
        Optional<KnownHandler> found = read(handlerId);
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        if (found.isEmpty()) {
            remembered.remove(handlerId);
            return found;
        }
        return Optional.of(remember(found.get(), now));
    }

    @Override
    public void forget(String handlerId) {
        remembered.computeIfPresent(
                handlerId, (id, known) -> new Remembered(known.handler(), known.atNanos() - FRESH_NANOS));
    }

    /** A committed profile, for whoever asks from here on. */
    void learn(HandlerProfile profile) {
        remember(new KnownHandler(profile), System.nanoTime());
    }

    /** Of two that looked at the same time the one who saw the older profile may come last. */
    private KnownHandler remember(KnownHandler handler, long atNanos) {
        return remembered
                .merge(
                        handler.profile().handlerId(),
                        new Remembered(handler, atNanos),
                        (known, found) -> known.handler().profile().version()
                                        > found.handler().profile().version()
                                ? known
                                : found)
                .handler();
    }

    /** Past the memory, by the newest committed profile. */
    Optional<KnownHandler> read(String handlerId) {
        try (Connection connection = database.getConnection()) {
            return profile(connection, handlerId).map(KnownHandler::new);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the handlers cannot be read", e);
        }
    }

    static Optional<HandlerProfile> profile(Connection connection, String handlerId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select profile from handler where handler_id = ?")) {
            select.setString(1, handlerId);
            return Rows.first(select, row -> parse(row.getString(1)));
        }
    }

    private static HandlerProfile parse(String json) {
        try {
            return EventJson.mapper().readValue(json, HandlerProfile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored profile is unreadable", e);
        }
    }
}
