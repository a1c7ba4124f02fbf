package dev.pipl.registry.obligation.adapter;

import dev.pipl.law.duty.RequiredRoute;
import dev.pipl.law.route.Route;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The route of a handler's newest year, as cross-border told it. */
@Entity
@Table(name = "handler_route")
public class HandlerRouteEntity extends PanacheEntityBase {
    @Id
    @Column(name = "handler_id")
    public String handlerId;

    public int year;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    public Route route;

    public LocalDate since;

    @Column(name = "event_id")
    public String eventId;

    RequiredRoute toRequiredRoute() {
        return new RequiredRoute(route, since);
    }
}
