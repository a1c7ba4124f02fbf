package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.review.Facts;
import dev.pipl.crossborder.review.GrossCount;
import dev.pipl.crossborder.review.ReviewAlerts;
import dev.pipl.crossborder.review.ReviewTransfers;
import dev.pipl.crossborder.review.TransferFinding;
import dev.pipl.crossborder.review.YearProgress;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.events.alert.AlertRaised;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Writes down what rows show, in the transaction that holds their handler's position. */
final class ReviewRows {

    /** Technical: rows in memory at one time. */
    private static final int ROWS_AT_ONCE = 200;

    private final ReviewTransfers.Law law;
    private final FactsSource facts;
    private final Alerts alerts;
    private final Clock clock;

    /** Where the facts come from. */
    @FunctionalInterface
    interface FactsSource {
        Facts of(Connection transaction, String handlerId) throws SQLException;
    }

    /** Lets an alert out in the transaction given, the first time it is asked to. */
    @FunctionalInterface
    interface Alerts {
        void raise(Connection transaction, AlertRaised alert) throws SQLException;
    }

    /** How a year stands after it was judged again. */
    record Again(int year, int open, int resolved) {}

    ReviewRows(ReviewTransfers.Law law, FactsSource facts, Alerts alerts, Clock clock) {
        this.law = law;
        this.facts = facts;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** The next rows of the handler. Where one of them decides on the past, its year is judged again as a whole. */
    void review(Connection transaction, String handlerId, List<CommittedRows.Row> rows) throws SQLException {
        Facts onRecord = facts.of(transaction, handlerId);
        ReviewTransfers seen =
                new ReviewTransfers(handlerId, law, onRecord, Set.of(), year -> progress(transaction, handlerId, year));
        Set<Integer> again = new TreeSet<>();
        for (CommittedRows.Row row : rows) {
            seen.add(row.year(), row.sequence(), row.meta());
            if (row.meta().decidesOnPast()) {
                again.add(row.year());
            }
        }
        Instant now = moment();
        PgFlows.add(
                transaction,
                seen.flows().stream()
                        .filter(flow -> !again.contains(flow.key().year()))
                        .toList());
        for (TransferFinding finding : seen.findings()) {
            if (!again.contains(finding.key().year()) && PgFindings.add(transaction, finding, now)) {
                tell(transaction, finding, now);
            }
        }
        for (GrossCount count : seen.grossCounts()) {
            alerts.raise(transaction, ReviewAlerts.of(handlerId, count, now));
        }
        PgYears.save(transaction, handlerId, seen.years());
        for (int year : again) {
            again(transaction, handlerId, year);
        }
    }

    /**
     * Judges all reviewed rows of a year again, by what is on record now and without the transfers whose void was
     * approved. What no longer holds is resolved, and kept.
     */
    Again again(Connection transaction, String handlerId, int year) throws SQLException {
        long last = PgYears.find(transaction, handlerId, year).sequence();
        Set<EventIdentity> voided = new HashSet<>();
        through(
                transaction,
                handlerId,
                year,
                last,
                row -> voided.addAll(row.meta().voided()));
        ReviewTransfers seen =
                new ReviewTransfers(handlerId, law, facts.of(transaction, handlerId), voided, YearProgress::blank);
        through(transaction, handlerId, year, last, row -> seen.add(year, row.sequence(), row.meta()));
        Instant now = moment();
        PgFlows.delete(transaction, handlerId, year);
        PgFlows.add(transaction, seen.flows());
        List<String> ids =
                seen.findings().stream().map(finding -> finding.key().id()).toList();
        int resolved = PgFindings.resolveAllBut(transaction, handlerId, year, ids, now);
        for (TransferFinding finding : seen.findings()) {
            if (PgFindings.set(transaction, finding, now)) {
                tell(transaction, finding, now);
            }
        }
        return new Again(year, ids.size(), resolved);
    }

    private void tell(Connection transaction, TransferFinding finding, Instant now) throws SQLException {
        Optional<AlertRaised> alert = ReviewAlerts.of(finding, now);
        if (alert.isPresent()) {
            alerts.raise(transaction, alert.get());
        }
    }

    private static void through(
            Connection transaction, String handlerId, int year, long last, Consumer<CommittedRows.Row> consumer)
            throws SQLException {
        CommittedRows committed = new CommittedRows(transaction);
        long after = 0;
        while (after < last) {
            int limit = (int) Math.min(ROWS_AT_ONCE, last - after);
            List<CommittedRows.Row> rows = committed.ofYear(handlerId, year, after, limit);
            rows.forEach(consumer);
            after += limit;
        }
    }

    private static YearProgress progress(Connection transaction, String handlerId, int year) {
        try {
            return PgYears.find(transaction, handlerId, year);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the reviewed years cannot be read", e);
        }
    }

    private Instant moment() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
