package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.MechanismAlerts;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.MechanismNews;
import dev.pipl.crossborder.mechanism.MechanismState;
import dev.pipl.crossborder.mechanism.TakeStep;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.problem.Refusal;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks at every mechanism on the days that matter to it, by the platform's clock: a missed deadline, the opening of an
 * extension and the end of a validity are told once each.
 */
@ApplicationScoped
public class MechanismCalendar {

    private static final Logger LOG = Logger.getLogger(MechanismCalendar.class);
    private static final String EXPIRED = "mechanism-expired";

    private final JdbcCommands commands;
    private final PgMechanisms mechanisms;
    private final MechanismAlerts alerts;
    private final MechanismNews news;
    private final TakeStep steps;
    private final JdbcAlertOnce once;
    private final JdbcOutbox outbox;
    private final JdbcTrail trail;
    private final Clock clock;

    @SuppressWarnings("checkstyle:ParameterNumber")
    MechanismCalendar(
            JdbcCommands commands,
            PgMechanisms mechanisms,
            MechanismAlerts alerts,
            MechanismNews news,
            TakeStep steps,
            JdbcAlertOnce once,
            JdbcOutbox outbox,
            JdbcTrail trail,
            Clock clock) {
        this.commands = commands;
        this.mechanisms = mechanisms;
        this.alerts = alerts;
        this.news = news;
        this.steps = steps;
        this.once = once;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.calendar.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        try {
            while (commands.inTransaction(this::lookAtNext)) {
                LOG.debug("a mechanism was looked at");
            }
        } catch (Refusal unavailable) {
            LOG.warn("Mechanisms wait to be looked at: the database does not answer");
        }
    }

    private boolean lookAtNext(Connection transaction) throws SQLException {
        Instant now = clock.instant();
        LocalDate today = BeijingCalendar.dateOf(now);
        Optional<Dossier> next = mechanisms.nextToLookAt(transaction, today);
        if (next.isEmpty()) {
            return false;
        }
        Dossier dossier = next.get();
        for (AlertRaised alert : alerts.on(dossier, now)) {
            boolean isNew = once.raise(transaction, MechanismNews.SOURCE, alert);
            // The end of a certificate is certification's to tell.
            if (isNew && alert.code().equals(EXPIRED) && dossier.kind() != MechanismKind.CERTIFICATE) {
                Instant end = alert.occurredAt().toInstant();
                outbox.add(transaction, List.of(news.expired(dossier, end, now)));
            }
        }
        Dossier after = expired(transaction, dossier, now);
        mechanisms.lookedAt(transaction, after, today);
        return true;
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
