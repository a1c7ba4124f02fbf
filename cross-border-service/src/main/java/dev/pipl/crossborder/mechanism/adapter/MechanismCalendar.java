package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.MechanismAlerts;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.MechanismNews;
import dev.pipl.crossborder.mechanism.MechanismState;
import dev.pipl.crossborder.mechanism.TakeStep;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.instance.WaitingRows;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.time.adapter.InTurn;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Looks at every mechanism on the days that matter to it, by the platform's clock: a missed deadline, the opening of an
 * extension and the end of a validity are told once each. One that cannot be looked at keeps no other waiting.
 */
@ApplicationScoped
public class MechanismCalendar {

    private static final Logger LOG = Logger.getLogger(MechanismCalendar.class);
    private static final String EXPIRED = "mechanism-expired";

    private final PgMechanisms mechanisms;
    private final MechanismAlerts alerts;
    private final MechanismNews news;
    private final TakeStep steps;
    private final JdbcAlertOnce once;
    private final JdbcOutbox outbox;
    private final JdbcTrail trail;
    private final Clock clock;
    private final WaitingRows<String> waiting;

    @SuppressWarnings("checkstyle:ParameterNumber")
    MechanismCalendar(
            DataSource database,
            PgMechanisms mechanisms,
            MechanismAlerts alerts,
            MechanismNews news,
            TakeStep steps,
            JdbcAlertOnce once,
            JdbcOutbox outbox,
            JdbcTrail trail,
            Clock clock) {
        this.mechanisms = mechanisms;
        this.alerts = alerts;
        this.news = news;
        this.steps = steps;
        this.once = once;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
        this.waiting = new WaitingRows<>(
                database,
                LOG,
                "Looking at the deadlines of mechanism %s",
                "Looking at the deadlines of mechanisms",
                new Due());
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.calendar.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        waiting.workOff();
    }

    private final class Due implements WaitingRows.Rows<String> {
        @Override
        public Optional<String> next(Connection transaction, Set<String> without) throws SQLException {
            return mechanisms.nextToLookAt(transaction, BeijingCalendar.today(clock), without);
        }

        @Override
        public String ownerOf(String mechanismId) {
            return mechanismId;
        }

        @Override
        public void work(Connection transaction, String mechanismId) throws SQLException {
            Dossier dossier = mechanisms.findForUpdate(transaction, mechanismId).orElseThrow();
            lookAt(transaction, dossier, clock.instant());
        }
    }

    private void lookAt(Connection transaction, Dossier dossier, Instant now) throws SQLException {
        for (AlertRaised alert : alerts.on(dossier, now)) {
            boolean isNew = once.raise(transaction, MechanismNews.SOURCE, alert);
            // The end of a certificate is certification's to tell.
            if (isNew && alert.code().equals(EXPIRED) && dossier.kind() != MechanismKind.CERTIFICATE) {
                Instant end = alert.occurredAt().toInstant();
                outbox.add(transaction, List.of(news.expired(dossier, end, now)));
            }
        }
        Dossier after = expired(transaction, dossier, now);
        mechanisms.lookedAt(transaction, after, BeijingCalendar.dateOf(now));
    }

    private Dossier expired(Connection transaction, Dossier dossier, Instant now) throws SQLException {
        if (dossier.stateAt(now) != MechanismState.EXPIRED || dossier.state() == MechanismState.EXPIRED) {
            return dossier;
        }
        Dossier after = steps.expire(dossier, now);
        mechanisms.update(transaction, after);
        trail.add(
                transaction,
                TrailEntry.byService("cross-border", now, "mechanism-expiry", "mechanism", after.id())
                        .of(after.handlerId())
                        .changing(DossierJson.tree(dossier), DossierJson.tree(after)));
        return after;
    }
}
