package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.adapter.Locks;
import dev.pipl.certification.handler.adapter.Holders;
import dev.pipl.events.EventType;
import dev.pipl.events.crossborder.CertificationEligibilityChanged;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.inbox.Received;
import dev.pipl.kit.inbox.SessionSubscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Learns of handlers from the registry and the ledger, and looks at their certificates each time. */
@ApplicationScoped
class HolderNews implements SessionSubscription {
    private final Holders holders;
    private final ScopeAlarm alarm;
    private final Locks locks;

    HolderNews(Holders holders, ScopeAlarm alarm, Locks locks) {
        this.holders = holders;
        this.alarm = alarm;
        this.locks = locks;
    }

    @Override
    public String name() {
        return "holders.v1";
    }

    @Override
    public Set<EventType> types() {
        return EnumSet.of(
                EventType.HANDLER_REGISTERED,
                EventType.HANDLER_PROFILE_CHANGED,
                EventType.THRESHOLD_CROSSED,
                EventType.ROUTE_CHANGED,
                EventType.CERTIFICATION_ELIGIBILITY_CHANGED);
    }

    @Override
    public Uni<Void> apply(Received event) {
        return switch (event.type()) {
            case HANDLER_REGISTERED ->
                profile(event.dataAs(HandlerRegistered.class).profile(), event);
            case HANDLER_PROFILE_CHANGED ->
                profile(event.dataAs(HandlerProfileChanged.class).profile(), event);
            case THRESHOLD_CROSSED -> crossed(event.dataAs(ThresholdCrossed.class));
            case ROUTE_CHANGED -> changed(event.dataAs(RouteChanged.class));
            case CERTIFICATION_ELIGIBILITY_CHANGED -> eligibility(event.dataAs(CertificationEligibilityChanged.class));
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> crossed(ThresholdCrossed told) {
        return learn(told.handlerId(), () -> holders.learn(told.handlerId(), told.year(), year -> year.after(told)));
    }

    private Uni<Void> changed(RouteChanged told) {
        return learn(told.handlerId(), () -> holders.learn(told.handlerId(), told.year(), year -> year.after(told)));
    }

    private Uni<Void> eligibility(CertificationEligibilityChanged told) {
        return learn(told.handlerId(), () -> holders.learn(told.handlerId(), told.year(), year -> year.after(told)));
    }

    private Uni<Void> profile(HandlerProfile profile, Received event) {
        return learn(
                profile.handlerId(), () -> holders.learn(profile, event.event().id()));
    }

    private Uni<Void> learn(String handlerId, Supplier<Uni<Void>> news) {
        return locks.handler(handlerId).chain(news::get).chain(() -> alarm.look(handlerId));
    }
}
