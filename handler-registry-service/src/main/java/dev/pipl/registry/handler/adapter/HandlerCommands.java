package dev.pipl.registry.handler.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.registry.handler.Handler;
import dev.pipl.registry.handler.HandlerChange;
import dev.pipl.registry.handler.HandlerEvents;
import dev.pipl.registry.handler.HandlerForm;
import dev.pipl.registry.handler.StateHandler;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Registers and changes handlers: row, trail, event and consequences in one transaction, which the caller opens. */
@ApplicationScoped
public class HandlerCommands {
    private final HandlerStore handlers;
    private final SessionOutbox outbox;
    private final SessionTrail trail;
    private final List<ProfileFollower> followers;
    private final StateHandler rules;
    private final Clock clock;

    HandlerCommands(
            HandlerStore handlers,
            SessionOutbox outbox,
            SessionTrail trail,
            @All List<ProfileFollower> followers,
            StateHandler rules,
            Clock clock) {
        this.handlers = handlers;
        this.outbox = outbox;
        this.trail = trail;
        this.followers = followers;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<Handler> register(Caller caller, HandlerForm form) {
        Instant now = clock.instant();
        Handler handler = rules.register(UUID.randomUUID().toString(), form, now);
        TrailEntry entry = TrailEntry.by(caller, now, "register", "handler", handler.id())
                .of(handler.id())
                .changing(null, json(handler));
        return handlers.persist(HandlerEntity.of(handler))
                .chain(handlers::flushChange)
                .chain(() -> trail.add(entry))
                .chain(() -> outbox.add(List.of(HandlerEvents.registered(handler, now))))
                .chain(() -> follow(handler))
                .replaceWith(handler);
    }

    /** A statement that says nothing new leaves version and topics as they are. */
    Uni<Handler> change(Caller caller, String id, String ifMatch, HandlerForm form) {
        Instant now = clock.instant();
        return handlers.lock(id).chain(entity -> {
            new EntityVersion(entity.version).requireMatch(ifMatch);
            HandlerChange change = rules.change(entity.toHandler(), form, now);
            return change.isNothing() ? Uni.createFrom().item(change.before()) : change(caller, entity, change, now);
        });
    }

    private Uni<Handler> change(Caller caller, HandlerEntity entity, HandlerChange change, Instant now) {
        entity.take(change.after());
        TrailEntry entry = TrailEntry.by(caller, now, "change-profile", "handler", entity.id)
                .of(entity.id)
                .changing(json(change.before()), json(change.after()));
        return handlers.flushChange()
                .chain(() -> trail.add(entry))
                .chain(() -> outbox.add(List.of(HandlerEvents.changed(change, now))))
                .chain(() -> follow(change.after()))
                .replaceWith(change.after());
    }

    private Uni<Void> follow(Handler handler) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ProfileFollower follower : followers) {
            all = all.chain(() -> follower.profileChanged(handler));
        }
        return all;
    }

    private static JsonNode json(Handler handler) {
        return EventJson.mapper().valueToTree(handler.profile());
    }
}
