package dev.pipl.registry.obligation.adapter;

import dev.pipl.kit.instance.HeldUp;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.handler.adapter.HandlerEntity;
import dev.pipl.registry.handler.adapter.HandlerStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks at the calendar: derives anew for handlers whose day has changed, because a fact or a rule may hold from today,
 * and announces obligations whose last day has passed. One transaction per handler; interrupted, it goes on next time.
 * A handler that cannot be looked at now waits, and keeps no other waiting.
 */
@ApplicationScoped
public class DeadlineCheck {
    private static final Logger LOG = Logger.getLogger(DeadlineCheck.class);
    private static final int HANDLERS_MAX = 200;
    /** For a list that must not be empty. */
    private static final String NOBODY = "";

    private final HandlerStore handlers;
    private final ObligationStore obligations;
    private final Obligations derivation;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Deriving the obligations of handler %s");
    private final HeldUp<String> overdueHeldUp = new HeldUp<>(LOG, "Announcing the overdue obligation %s");

    DeadlineCheck(HandlerStore handlers, ObligationStore obligations, Obligations derivation, Clock clock) {
        this.handlers = handlers;
        this.obligations = obligations;
        this.derivation = derivation;
        this.clock = clock;
    }

    @Scheduled(
            every = "{pipl.registry.deadline-check}",
            delayed = "{pipl.registry.deadline-check}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> check() {
        LocalDate today = BeijingCalendar.today(clock);
        return stale(today)
                .chain(ids ->
                        heldUp.attemptEach(ids, id -> id, id -> Panache.withTransaction(() -> deriveAnew(id, today))))
                .chain(() -> Panache.withSession(
                        () -> obligations.newlyOverdue(today, without(overdueHeldUp), HANDLERS_MAX)))
                .chain(overdue -> overdueHeldUp.attemptEach(
                        overdue, row -> row.id, row -> Panache.withTransaction(() -> announce(row, today))));
    }

    private Uni<List<String>> stale(LocalDate today) {
        return Panache.withSession(() -> handlers.find(
                        "(derivedOn is null or derivedOn < ?1) and id not in ?2 order by number",
                        today,
                        without(heldUp))
                .range(0, HANDLERS_MAX - 1)
                .list()
                .map(rows -> rows.stream().map(row -> row.id).toList()));
    }

    private Uni<Void> deriveAnew(String handlerId, LocalDate today) {
        return handlers.lock(handlerId)
                .chain(row -> isStale(row, today)
                        ? derivation.derive(row.toHandler(), null)
                        : Uni.createFrom().voidItem());
    }

    private static boolean isStale(HandlerEntity row, LocalDate today) {
        return row.derivedOn == null || row.derivedOn.isBefore(today);
    }

    private Uni<Void> announce(ObligationEntity seen, LocalDate today) {
        return handlers.lock(seen.handlerId)
                .chain(() -> obligations.findById(seen.id))
                .map(ObligationEntity::toObligation)
                .chain(now -> now.isOverdue(today) && !now.overdueAnnounced()
                        ? derivation.announceOverdue(now)
                        : Uni.createFrom().voidItem());
    }

    private static List<String> without(HeldUp<String> waiting) {
        List<String> resting = new ArrayList<>(waiting.resting());
        resting.add(NOBODY);
        return resting;
    }
}
