package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.review.KnownFacts;
import dev.pipl.crossborder.review.ReviewTransfers;
import dev.pipl.crossborder.review.StoredFinding;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.Provisions;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** One handler of a committed ledger, the facts its transfers are judged by, and the follower that reviews them. */
final class FollowedHandler {

    private static final ReviewTransfers.Law LAW = new ReviewTransfers.Law(Provisions.load());

    final String id = "h-" + UUID.randomUUID();
    final KnownFacts facts = new KnownFacts("r-1");
    private final CommittedLedger ledger;
    private int events;

    FollowedHandler(CommittedLedger ledger) {
        this.ledger = ledger;
    }

    TransferJson event(String occurredAt, int persons) {
        return TransferJson.recorded(id, "r-1", "e-" + ++events, occurredAt)
                .withData(data -> data.putArray("categories").add("ORDER").add("CONTACT"))
                .nonSensitive(TransferJson.tokens(0, persons));
    }

    void send(TransferJson... transfers) {
        ledger.send(transfers);
    }

    void send(List<TransferJson> transfers) {
        ledger.send(transfers.toArray(TransferJson[]::new));
    }

    ReviewRows review() {
        return review((transaction, handlerId) -> facts);
    }

    static ReviewRows review(ReviewRows.FactsSource facts) {
        return new ReviewRows(LAW, facts, FollowedHandler::raise, CommittedLedger.CLOCK);
    }

    ReviewHandler.Progress follow() throws SQLException {
        return follow(ledger.database());
    }

    ReviewHandler.Progress follow(DataSource database) throws SQLException {
        ReviewHandler follower = new ReviewHandler(database, review());
        ReviewHandler.Progress progress = follower.portion(id);
        while (progress == ReviewHandler.Progress.MORE_TO_DO) {
            progress = follower.portion(id);
        }
        return progress;
    }

    ReviewRows.Again again() throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            ReviewPosition.await(connection, id);
            ReviewRows.Again again = review().again(connection, id, 2026);
            connection.commit();
            return again;
        }
    }

    List<Flow> flows() {
        return new PgFlows(ledger.database(), id -> Optional.empty()).of(Set.of(id), 2026);
    }

    Flow flow(String purpose) {
        return flows().stream()
                .filter(flow -> flow.key().purpose().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    List<StoredFinding> findings() {
        return new PgFindings(ledger.database())
                .page(new PgFindings.Asked(id, 2026, Optional.empty(), Optional.empty()), LocalDate.EPOCH, "", 100);
    }

    long alerts(String code) throws SQLException {
        return ledger.number("select count(*) from outbox where key = '" + id + "' and body like '%\"" + code
                + "\"%' and topic = 'alerts.v1'");
    }

    long behind() throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            return ReviewPosition.behind(connection).stream()
                    .filter(behind -> behind.handlerId().equals(id))
                    .mapToLong(ReviewPosition.Behind::rows)
                    .sum();
        }
    }

    /** As the kit does it: remembered and handed over in the transaction given. */
    private static void raise(Connection transaction, AlertRaised alert) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into raised_alert (id, code, raised_at)" + " values (?, ?, ?) on conflict (id) do nothing")) {
            insert.setString(1, alert.id());
            insert.setString(2, alert.code());
            insert.setObject(3, alert.occurredAt());
            if (insert.executeUpdate() == 1) {
                Outboxes.of(CommittedLedger.CLOCK)
                        .add(
                                transaction,
                                List.of(Outgoing.of(EventEnvelope.of(
                                        alert.id(),
                                        URI.create("/cross-border"),
                                        CommittedLedger.CLOCK.instant(),
                                        alert.handlerId(),
                                        alert))));
            }
        }
    }
}
