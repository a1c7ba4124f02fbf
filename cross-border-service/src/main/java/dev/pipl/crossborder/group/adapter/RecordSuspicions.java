package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.SplittingNews;
import dev.pipl.crossborder.group.Suspicion;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Turns suspicions into cases, and tells of them: all in the transaction at hand, each once. */
@ApplicationScoped
public class RecordSuspicions {

    private static final URI SOURCE = URI.create("/cross-border");

    private final PgSplittingCases cases;
    private final JdbcOutbox outbox;
    private final JdbcAlertOnce alerts;
    private final JdbcTrail trail;
    private final Clock clock;
    private final SplittingNews news = new SplittingNews(Provisions.load());

    RecordSuspicions(PgSplittingCases cases, JdbcOutbox outbox, JdbcAlertOnce alerts, JdbcTrail trail, Clock clock) {
        this.cases = cases;
        this.outbox = outbox;
        this.alerts = alerts;
        this.trail = trail;
        this.clock = clock;
    }

    void record(Connection transaction, Suspicion suspicion) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String id = suspicion.caseId();
        lockName(transaction, id);
        Optional<SplittingCase> known = cases.lock(transaction, id);
        if (known.isEmpty()) {
            SplittingCase opened = SplittingCase.of(suspicion, now);
            cases.insert(transaction, opened);
            tell(transaction, opened, "open-splitting-case");
            return;
        }
        Optional<SplittingCase> changed = known.get().seenAgain(suspicion, now);
        if (changed.isPresent()) {
            cases.update(transaction, changed.get());
            tell(transaction, changed.get(), "renew-splitting-case");
        }
    }

    /** Two instances may see the same signal first at the same moment. */
    private static void lockName(Connection transaction, String id) throws SQLException {
        try (PreparedStatement lock =
                transaction.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, id);
            lock.execute();
        }
    }

    private void tell(Connection transaction, SplittingCase of, String action) throws SQLException {
        String subject = of.groupId().orElse(of.handlerIds().get(0));
        String eventId = EventIds.of("splitting-suspected", of.id(), Long.toString(of.version()));
        outbox.add(
                transaction,
                List.of(Outgoing.of(EventEnvelope.of(eventId, SOURCE, of.changedAt(), subject, news.event(of)))));
        alerts.raise(transaction, SOURCE, news.alert(of));
        trail.add(
                transaction,
                TrailEntry.byService("cross-border", of.changedAt(), action, "splitting-case", of.id())
                        .because(of.signal().name()));
    }
}
