package dev.pipl.audit.duty.adapter;

import dev.pipl.audit.adapter.Announcements;
import dev.pipl.audit.duty.OverdueAlert;
import dev.pipl.audit.handler.adapter.HandlerEntity;
import dev.pipl.audit.handler.adapter.HandlerNews;
import dev.pipl.audit.handler.adapter.Handlers;
import dev.pipl.kit.alert.SessionAlertOnce;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Looks once a Beijing day whether anybody's last day has passed, and in between at the handlers of whom something was learnt. Every
 * alert goes out once, however often it is looked. A handler that cannot be looked at now is looked at again, and keeps no other waiting.
 */
@ApplicationScoped
class OverdueCheck {
    private static final Logger LOG = Logger.getLogger(OverdueCheck.class);
    private static final int PORTION = 100;

    private final Handlers handlers;
    private final HandlerNews news;
    private final AuditDuties duties;
    private final SessionAlertOnce alerts;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Looking at the audit duty of handler %s");
    private volatile LocalDate allSeenOn;

    OverdueCheck(Handlers handlers, HandlerNews news, AuditDuties duties, SessionAlertOnce alerts, Clock clock) {
        this.handlers = handlers;
        this.news = news;
        this.duties = duties;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Scheduled(
            identity = "audit-duties",
            every = "{pipl.deadlines.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        LocalDate today = BeijingCalendar.today(clock);
        return today.equals(allSeenOn) ? each(rested(), today) : all(today, 0).invoke(() -> allSeenOn = today);
    }

    private List<String> rested() {
        Set<String> changed = news.takeChanged();
        changed.stream().filter(heldUp::rests).forEach(news::lookAgain);
        return changed.stream().filter(id -> !heldUp.rests(id)).toList();
    }

    private Uni<Void> all(LocalDate today, long afterPosition) {
        return Panache.withTransaction(() -> handlers.portion(afterPosition, PORTION))
                .chain(rows -> each(rows.stream().map(row -> row.id).toList(), today)
                        .chain(() -> rows.size() < PORTION
                                ? Uni.createFrom().voidItem()
                                : all(today, rows.get(rows.size() - 1).position)));
    }

    private Uni<Void> each(List<String> handlerIds, LocalDate today) {
        return heldUp.attemptEach(
                handlerIds,
                id -> id,
                id -> Panache.withTransaction(() -> handlers.get(id).chain(row -> look(row, today)))
                        // Nothing is said of a handler whose facts are not told; its own address answers 503.
                        .onFailure(Refusal.class)
                        .invoke(refusal -> LOG.debugf("No audit duty of %s: %s", id, refusal.getMessage()))
                        .onFailure(Refusal.class)
                        .recoverWithNull()
                        .onFailure()
                        .invoke(() -> news.lookAgain(id)));
    }

    private Uni<Void> look(HandlerEntity row, LocalDate today) {
        return duties.of(row.toObject(), today)
                .chain(duty -> Multi.createFrom()
                        .iterable(OverdueAlert.of(duty, BeijingCalendar.at(clock.instant())))
                        .onItem()
                        .transformToUniAndConcatenate(alert -> alerts.raise(Announcements.SOURCE, alert))
                        .toUni()
                        .replaceWithVoid());
    }
}
