package dev.pipl.audit.handler.adapter;

import dev.pipl.events.EventType;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.inbox.Received;
import dev.pipl.kit.inbox.SessionSubscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Learns of handlers from the registry. */
@ApplicationScoped
public class HandlerNews implements SessionSubscription {
    private final Handlers handlers;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    HandlerNews(Handlers handlers) {
        this.handlers = handlers;
    }

    @Override
    public String name() {
        return "handlers.v1";
    }

    @Override
    public Set<EventType> types() {
        return EnumSet.of(EventType.HANDLER_REGISTERED, EventType.HANDLER_PROFILE_CHANGED);
    }

    @Override
    public Uni<Void> apply(Received event) {
        return handlers.learn(profile(event));
    }

    @Override
    public void committed(List<Received> events) {
        events.forEach(event -> changed.add(profile(event).handlerId()));
    }

    /** The handlers of whom something was learnt since this was last asked. */
    public Set<String> takeChanged() {
        Set<String> taken = new HashSet<>(changed);
        changed.removeAll(taken);
        return taken;
    }

    /** Names the handler once more: what was learnt of it had no effect yet. */
    public void lookAgain(String handlerId) {
        changed.add(handlerId);
    }

    private static HandlerProfile profile(Received event) {
        return event.type() == EventType.HANDLER_REGISTERED
                ? event.dataAs(HandlerRegistered.class).profile()
                : event.dataAs(HandlerProfileChanged.class).profile();
    }
}
