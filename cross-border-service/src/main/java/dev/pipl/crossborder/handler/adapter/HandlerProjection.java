package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.FactChange;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.events.EventJson;
import dev.pipl.events.EventType;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.PoisonEvent;
import dev.pipl.kit.inbox.Received;
import dev.pipl.law.time.BeijingCalendar;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the newest profile of every handler, and notes each day on which a changed fact takes effect, so that the ledger
 * hears of it then: at once where the day has come, by the schedule where it lies ahead.
 */
@ApplicationScoped
public class HandlerProjection implements JdbcSubscription {

    private static final String UPSERT = """
            insert into handler (handler_id, version, profile, year_opened) values (?, ?, cast(? as jsonb), ?)
            on conflict (handler_id) do update set version = excluded.version, profile = excluded.profile
            """;
    private static final String NOTE = """
            insert into handler_fact_due (handler_id, effective_on, version, event_id) values (?, ?, ?, ?)
            on conflict do nothing
            """;

    private final PgHandlers handlers;
    private final EffectiveFacts effectiveFacts;
    private final Clock clock;

    HandlerProjection(PgHandlers handlers, EffectiveFacts effectiveFacts, Clock clock) {
        this.handlers = handlers;
        this.effectiveFacts = effectiveFacts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Handlers.PROJECTION;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.HANDLER_REGISTERED, EventType.HANDLER_PROFILE_CHANGED);
    }

    @Override
    public void apply(Connection transaction, Received event) throws SQLException {
        HandlerProfile profile = profileIn(event);
        requireUsable(profile);
        Optional<HandlerProfile> before = PgHandlers.profile(transaction, profile.handlerId());
        store(transaction, profile, event.event().time());
        if (before.isPresent()) {
            for (LocalDate day : FactChange.days(before.get(), profile)) {
                note(transaction, profile, day, event.event().id());
            }
        }
    }

    private static HandlerProfile profileIn(Received event) {
        return event.type() == EventType.HANDLER_REGISTERED
                ? event.dataAs(HandlerRegistered.class).profile()
                : event.dataAs(HandlerProfileChanged.class).profile();
    }

    private static void requireUsable(HandlerProfile profile) {
        try {
            new KnownHandler(profile);
        } catch (IllegalArgumentException e) {
            throw new PoisonEvent("handler-profile-unusable", "the profile names no kind that the law knows");
        }
    }

    private void store(Connection transaction, HandlerProfile profile, Instant toldAt) throws SQLException {
        // A handler's first year needs no opening; the ones after the year it became known in do.
        int year = BeijingCalendar.yearOf(toldAt == null ? clock.instant() : toldAt);
        try (PreparedStatement upsert = transaction.prepareStatement(UPSERT)) {
            upsert.setString(1, profile.handlerId());
            upsert.setLong(2, profile.version());
            upsert.setString(3, EventJson.mapper().valueToTree(profile).toString());
            upsert.setInt(4, year);
            upsert.executeUpdate();
        }
    }

    private static void note(Connection transaction, HandlerProfile profile, LocalDate day, String eventId)
            throws SQLException {
        try (PreparedStatement note = transaction.prepareStatement(NOTE)) {
            note.setString(1, profile.handlerId());
            note.setObject(2, day);
            note.setLong(3, profile.version());
            note.setString(4, eventId);
            note.executeUpdate();
        }
    }

    @Override
    public void committed(List<Received> events) {
        events.forEach(event -> handlers.learn(profileIn(event)));
        Infrastructure.getDefaultWorkerPool().execute(effectiveFacts::tellLedger);
    }
}
