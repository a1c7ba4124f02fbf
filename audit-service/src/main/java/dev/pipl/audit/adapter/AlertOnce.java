package dev.pipl.audit.adapter;

import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.outbox.SessionOutbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lets an alert out the first time it is asked to, and never again. */
@ApplicationScoped
public class AlertOnce {
    private static final String REMEMBER = """
            insert into raised_alert (id, code, raised_at) values (?1, ?2, ?3) on conflict (id) do nothing
            """;

    private final Announcements announcements;
    private final SessionOutbox outbox;

    AlertOnce(Announcements announcements, SessionOutbox outbox) {
        this.announcements = announcements;
        this.outbox = outbox;
    }

    /** Must run inside a Hibernate Reactive transaction. */
    public Uni<Void> raise(AlertRaised alert) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMEMBER)
                        .setParameter(1, alert.id())
                        .setParameter(2, alert.code())
                        .setParameter(3, alert.occurredAt())
                        .executeUpdate())
                .chain(rows ->
                        rows == 0 ? Uni.createFrom().voidItem() : outbox.add(List.of(announcements.alert(alert))));
    }
}
