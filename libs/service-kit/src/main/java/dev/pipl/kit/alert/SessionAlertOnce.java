package dev.pipl.kit.alert;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.kit.outbox.SessionOutbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** {@link JdbcAlertOnce} for changes made with Hibernate Reactive. */
@ApplicationScoped
public class SessionAlertOnce {
    private static final String REMEMBER = """
            insert into raised_alert (id, code, raised_at) values (?1, ?2, ?3) on conflict (id) do nothing
            """;

    private final SessionOutbox outbox;
    private final Clock clock;

    SessionAlertOnce(SessionOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Must run inside a Hibernate Reactive transaction.
     *
     * @param source of the service, such as {@code /audit}
     */
    public Uni<Void> raise(URI source, AlertRaised alert) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMEMBER)
                        .setParameter(1, alert.id())
                        .setParameter(2, alert.code())
                        .setParameter(3, alert.occurredAt())
                        .executeUpdate())
                .chain(rows -> rows == 0 ? Uni.createFrom().voidItem() : outbox.add(List.of(outgoing(source, alert))));
    }

    private Outgoing outgoing(URI source, AlertRaised alert) {
        return Outgoing.of(EventEnvelope.of(alert.id(), source, clock.instant(), alert.id(), alert));
    }
}
