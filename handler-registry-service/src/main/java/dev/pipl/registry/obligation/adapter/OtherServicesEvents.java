package dev.pipl.registry.obligation.adapter;

import dev.pipl.events.EventType;
import dev.pipl.events.audit.SelfAuditReported;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.kit.inbox.PoisonEvent;
import dev.pipl.kit.inbox.Received;
import dev.pipl.kit.inbox.SessionSubscription;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.handler.adapter.HandlerEntity;
import dev.pipl.registry.handler.adapter.HandlerStore;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Set;

/** Learns of routes and audit reports, and derives what follows from them. */
@ApplicationScoped
public class OtherServicesEvents implements SessionSubscription {
    static final String NAME = "obligation-causes.v1";

    private final HandlerStore handlers;
    private final Obligations obligations;

    OtherServicesEvents(HandlerStore handlers, Obligations obligations) {
        this.handlers = handlers;
        this.obligations = obligations;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.ROUTE_CHANGED, EventType.YEAR_OPENED, EventType.SELF_AUDIT_REPORTED);
    }

    @Override
    public Uni<Void> apply(Received received) {
        return switch (received.type()) {
            case ROUTE_CHANGED -> routeChanged(received, received.dataAs(RouteChanged.class));
            case YEAR_OPENED -> yearOpened(received, received.dataAs(YearOpened.class));
            default -> auditReported(received, received.dataAs(SelfAuditReported.class));
        };
    }

    private Uni<Void> routeChanged(Received received, RouteChanged change) {
        return locked(change.handlerId())
                .chain(handler -> required(
                                handler, received, change.year(), Route.valueOf(change.to()), change.occurredAt())
                        .chain(() -> obligations.derive(
                                handler.toHandler(), received.event().id())));
    }

    private Uni<Void> yearOpened(Received received, YearOpened opened) {
        return locked(opened.handlerId())
                .chain(handler -> HandlerRouteEntity.<HandlerRouteEntity>findById(handler.id)
                        .chain(known -> known == null || known.year >= opened.year()
                                ? Uni.createFrom().voidItem()
                                : required(handler, received, opened.year(), Route.NONE, opened.occurredAt())
                                        .chain(() -> obligations.derive(
                                                handler.toHandler(),
                                                received.event().id()))));
    }

    /** A late event of an earlier year changes nothing of what is required now. */
    private static Uni<Void> required(
            HandlerEntity handler, Received received, int year, Route route, OffsetDateTime occurredAt) {
        return HandlerRouteEntity.<HandlerRouteEntity>findById(handler.id).chain(known -> {
            HandlerRouteEntity row = known == null ? new HandlerRouteEntity() : known;
            if (known != null && known.year > year) {
                return Uni.createFrom().voidItem();
            }
            row.handlerId = handler.id;
            row.year = year;
            row.route = route;
            row.since = BeijingCalendar.dateOf(occurredAt.toInstant());
            row.eventId = received.event().id();
            return row.persist().replaceWithVoid();
        });
    }

    private Uni<Void> auditReported(Received received, SelfAuditReported report) {
        if (!report.coversAllSections()) {
            return Uni.createFrom().voidItem();
        }
        return locked(report.handlerId())
                .chain(handler -> AuditReportEntity.findById(report.auditId())
                        .chain(known -> known != null
                                ? Uni.createFrom().voidItem()
                                : insert(report)
                                        .chain(() -> obligations.derive(
                                                handler.toHandler(),
                                                received.event().id()))));
    }

    private static Uni<PanacheEntityBase> insert(SelfAuditReported report) {
        AuditReportEntity row = new AuditReportEntity();
        row.auditId = report.auditId();
        row.handlerId = report.handlerId();
        row.reportedOn = report.reportedOn();
        return row.persist();
    }

    /** Handlers are born here: an event that names another one is wrong. */
    private Uni<HandlerEntity> locked(String handlerId) {
        return handlers.lock(handlerId)
                .onFailure(dev.pipl.kit.problem.Refusal.class)
                .transform(unknown -> new PoisonEvent("handler-unknown", "names a handler that was never registered"));
    }
}
