package dev.pipl.crossborder.review.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.review.Defect;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.review.KnownFacts;
import dev.pipl.crossborder.review.ReviewTransfers;
import dev.pipl.crossborder.review.StoredFinding;
import dev.pipl.crossborder.review.TransferFinding;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.SubjectClass;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The follower on a real database: every committed row is reviewed once, whatever dies and whoever else follows. */
class FollowerStoreIT {

    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private static CommittedLedger ledger;

    private final KnownFacts facts = new KnownFacts("r-1");
    private final ReviewRows review = new ReviewRows(
            new ReviewTransfers.Law(Provisions.load()),
            (transaction, handlerId) -> facts,
            FollowerStoreIT::raise,
            CommittedLedger.CLOCK);
    private String handler;
    private int events;

    @BeforeAll
    static void startDatabase() {
        ledger = new CommittedLedger();
    }

    @AfterAll
    static void stopDatabase() {
        ledger.close();
    }

    @BeforeEach
    void aHandler() {
        handler = "h-" + UUID.randomUUID();
    }

    @Test
    void transfersAreSummedUpByWhatTheyAre() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 3), event("2026-03-01T08:00:00+08:00", 2));
        send(event("2026-03-03T08:00:00+08:00", 1)
                .withData(data -> data.put("purpose", "payroll"))
                .sensitive(TransferJson.tokens(0, 4)));

        assertThat(follow(ledger.database())).isEqualTo(ReviewHandler.Progress.UP_TO_DATE);

        Flow support = flow("customer-support");
        assertThat(support.key().categories()).containsExactlyInAnyOrder("CONTACT", "ORDER");
        assertThat(support.key().classes()).containsExactly(SubjectClass.NON_SENSITIVE);
        assertThat(support.key().legalBasis()).isEqualTo(LegalBasis.CONSENT);
        assertThat(support.events()).isEqualTo(2);
        assertThat(support.nonSensitiveOccurrences()).isEqualTo(5);
        assertThat(support.first()).isEqualTo(new Flow.Occurrence(Instant.parse("2026-03-01T00:00:00Z"), "e-2"));
        assertThat(support.last()).isEqualTo(new Flow.Occurrence(Instant.parse("2026-03-02T00:00:00Z"), "e-1"));
        Flow payroll = flow("payroll");
        assertThat(payroll.key().classes()).isEqualTo(Set.of(SubjectClass.NON_SENSITIVE, SubjectClass.SENSITIVE));
        assertThat(payroll.sensitiveOccurrences()).isEqualTo(4);
    }

    @Test
    void aSecondLookAddsToTheFirstAndRepeatsNothing() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 3));
        follow(ledger.database());
        send(event("2026-03-01T08:00:00+08:00", 2), event("2026-03-04T08:00:00+08:00", 1));

        follow(ledger.database());
        follow(ledger.database());

        Flow flow = flow("customer-support");
        assertThat(flow.events()).isEqualTo(3);
        assertThat(flow.nonSensitiveOccurrences()).isEqualTo(6);
        assertThat(flow.first().eventId()).isEqualTo("e-2");
        assertThat(flow.last().eventId()).isEqualTo("e-3");
    }

    @Test
    void aLongSectionIsReadWhole() throws SQLException {
        List<TransferJson> many = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            String purpose = UUID.randomUUID().toString();
            many.add(event("2026-03-02T08:00:00+08:00", 1).withData(data -> data.put("purpose", purpose)));
        }
        ledger.send(ENTERPRISE, "SG", many);

        follow(ledger.database());

        assertThat(flows()).hasSize(900);
    }

    @Test
    void whatDiesBeforeItsCommitIsReviewedAgainAndCountsOnce() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 3));

        assertThatThrownBy(() -> follow(dyingAtCommit(false))).isInstanceOf(SQLException.class);
        assertThat(flows()).isEmpty();
        follow(ledger.database());

        assertThat(flow("customer-support").events()).isEqualTo(1);
    }

    @Test
    void whatDiesAfterItsCommitIsNotReviewedAgain() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 3));

        assertThatThrownBy(() -> follow(dyingAtCommit(true))).isInstanceOf(SQLException.class);
        follow(ledger.database());

        assertThat(flow("customer-support").events()).isEqualTo(1);
    }

    @Test
    void aHandlerHeldByAnotherFollowerIsLeftToIt() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 3));
        try (Connection other = ledger.database().getConnection()) {
            other.setAutoCommit(false);
            ReviewPosition.take(other, handler);
            other.commit();
            ReviewPosition.take(other, handler);

            assertThat(follow(ledger.database())).isEqualTo(ReviewHandler.Progress.HELD_ELSEWHERE);
        }

        assertThat(follow(ledger.database())).isEqualTo(ReviewHandler.Progress.UP_TO_DATE);
    }

    @Test
    void twoFollowersAtOnceReviewEveryRowOnce() throws Exception {
        int rows = 3 * ReviewHandler.ROWS_AT_ONCE / 2;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Void> follower = () -> {
            while (!isUpTo(rows)) {
                follow(ledger.database());
            }
            return null;
        };
        List<Future<Void>> followers = List.of(threads.submit(follower), threads.submit(follower));

        for (int i = 0; i < rows; i++) {
            send(event("2026-03-02T08:00:00+08:00", 2));
        }

        for (Future<Void> one : followers) {
            one.get();
        }
        threads.shutdown();
        assertThat(flow("customer-support").events()).isEqualTo(rows);
        assertThat(flow("customer-support").nonSensitiveOccurrences()).isEqualTo(2L * rows);
    }

    @Test
    void whoHasRowsThatNobodyReviewedIsFound() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 1));
        send(event("2025-03-02T08:00:00+08:00", 1));

        assertThat(behind()).isEqualTo(2);
        follow(ledger.database());

        assertThat(behind()).isZero();
    }

    @Test
    void findingsOfADayAndASubjectAreOneWithACount() throws SQLException {
        facts.notices.clear();
        send(event("2026-03-02T08:00:00+08:00", 1), event("2026-03-02T09:00:00+08:00", 1));
        follow(ledger.database());
        send(event("2026-03-02T07:00:00+08:00", 1), event("2026-03-03T09:00:00+08:00", 1));

        follow(ledger.database());

        List<StoredFinding> found = findings();
        assertThat(found)
                .extracting(one -> one.finding().key().day().getDayOfMonth())
                .containsExactly(2, 3);
        TransferFinding day = found.get(0).finding();
        assertThat(day.key().defect()).isEqualTo(Defect.NOTICE_MISSING);
        assertThat(day.events()).isEqualTo(3);
        assertThat(day.first().eventId()).isEqualTo("e-3");
        assertThat(day.last().eventId()).isEqualTo("e-2");
        assertThat(alerts("notice-missing")).isEqualTo(1);
    }

    @Test
    void aFindingStaysWhenItIsJudgedAgainAndNoLongerHolds() throws SQLException {
        facts.assessments.clear();
        send(event("2026-03-02T08:00:00+08:00", 1));
        follow(ledger.database());
        assertThat(findings()).extracting(StoredFinding::state).containsExactly(StoredFinding.State.OPEN);

        facts.assessments.add(KnownFacts.assessment("r-1", LocalDate.of(2026, 1, 1)));
        ReviewRows.Again again = again();

        assertThat(again).isEqualTo(new ReviewRows.Again(2026, 0, 1));
        assertThat(findings()).extracting(StoredFinding::state).containsExactly(StoredFinding.State.RESOLVED);
        assertThat(flow("customer-support").events()).isEqualTo(1);

        facts.assessments.clear();
        send(event("2026-03-02T08:00:00+08:00", 1));
        follow(ledger.database());

        assertThat(findings()).extracting(StoredFinding::state).containsExactly(StoredFinding.State.OPEN);
        assertThat(findings().get(0).finding().events()).isEqualTo(1);
    }

    @Test
    void judgingAgainByTheSameFactsChangesNothing() throws SQLException {
        facts.notices.clear();
        send(event("2026-03-02T08:00:00+08:00", 2), event("2026-03-05T08:00:00+08:00", 1));
        send(event("2026-03-02T09:00:00+08:00", 2));
        follow(ledger.database());
        List<TransferFinding> before =
                findings().stream().map(StoredFinding::finding).toList();
        List<Flow> flows = flows();

        assertThat(again()).isEqualTo(new ReviewRows.Again(2026, 2, 0));

        assertThat(findings().stream().map(StoredFinding::finding)).isEqualTo(before);
        assertThat(flows()).isEqualTo(flows);
    }

    @Test
    void withinOneRowEachTransferIsJudgedByTheCountItMet() throws SQLException {
        send(
                event("2026-03-02T08:00:00+08:00", 0)
                        .withData(data -> data.remove("nonSensitiveSubjects"))
                        .declared("crm", 99_999, 0),
                event("2026-03-02T09:00:00+08:00", 1),
                event("2026-03-02T10:00:00+08:00", 1));

        follow(ledger.database());

        assertThat(findings()).hasSize(1);
        TransferFinding missing = findings().get(0).finding();
        assertThat(missing.key().defect()).isEqualTo(Defect.MECHANISM_MISSING);
        assertThat(missing.events()).isEqualTo(2);
        assertThat(missing.first().eventId()).isEqualTo("e-2");
    }

    @Test
    void aTransferWhoseVoidWasApprovedLeavesFlowsAndFindings() throws SQLException {
        facts.notices.clear();
        send(event("2026-03-02T08:00:00+08:00", 3), event("2026-03-05T08:00:00+08:00", 2));
        follow(ledger.database());
        assertThat(flow("customer-support").events()).isEqualTo(2);

        ledger.ledger()
                .writer()
                .write(new Batch.VoidApproved(
                        "correction-1",
                        new EventIdentity(handler, "/handlers/" + handler + "/pipelines/crm-export", "e-1"),
                        "never sent",
                        "log 17",
                        "second-person",
                        CommittedLedger.CLOCK.instant()));
        send(event("2026-03-05T09:00:00+08:00", 1));
        follow(ledger.database());

        assertThat(flow("customer-support").events()).isEqualTo(2);
        assertThat(flow("customer-support").first().eventId()).isEqualTo("e-2");
        assertThat(findings())
                .extracting(StoredFinding::state)
                .containsExactly(StoredFinding.State.RESOLVED, StoredFinding.State.OPEN);
        assertThat(findings().get(1).finding().events()).isEqualTo(2);
    }

    @Test
    void exemptPersonsWhoWouldCrossALimitAreToldOfOnce() throws SQLException {
        send(exempt("2026-03-02T08:00:00+08:00", 1));
        follow(ledger.database());
        assertThat(alerts("gross-count-crossed")).isZero();

        send(exempt("2026-03-02T08:00:00+08:00", 1).sensitive(TransferJson.tokens(0, 1)));
        follow(ledger.database());
        send(exempt("2026-03-02T08:00:00+08:00", 1).sensitive(TransferJson.tokens(0, 2)));
        follow(ledger.database());

        assertThat(alerts("gross-count-crossed")).isEqualTo(1);
    }

    @Test
    void whatCountsInEarnestIsNotToldOfAsGross() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 1).sensitive(TransferJson.tokens(0, 1)));

        follow(ledger.database());

        assertThat(alerts("gross-count-crossed")).isZero();
        assertThat(findings())
                .extracting(one -> one.finding().key().defect())
                .containsExactly(Defect.MECHANISM_MISSING);
    }

    @Test
    void whileFactsAreUnavailableNothingIsGuessed() throws SQLException {
        send(event("2026-03-02T08:00:00+08:00", 1));
        ReviewRows waiting = new ReviewRows(
                new ReviewTransfers.Law(Provisions.load()),
                (transaction, handlerId) -> {
                    throw new LedgerUnavailable("not read to the end");
                },
                FollowerStoreIT::raise,
                CommittedLedger.CLOCK);

        assertThatThrownBy(() -> new ReviewHandler(ledger.database(), waiting).portion(handler))
                .isInstanceOf(LedgerUnavailable.class);

        assertThat(behind()).isEqualTo(1);
        follow(ledger.database());
        assertThat(flow("customer-support").events()).isEqualTo(1);
    }

    private TransferJson exempt(String occurredAt, int persons) {
        return event(occurredAt, persons)
                .withData(data -> data.putObject("exemption")
                        .put("ground", "CONTRACT_NECESSITY")
                        .put("evidence", "orders of March"));
    }

    private ReviewRows.Again again() throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            ReviewPosition.await(connection, handler);
            ReviewRows.Again again = review.again(connection, handler, 2026);
            connection.commit();
            return again;
        }
    }

    private List<StoredFinding> findings() {
        return new PgFindings(ledger.database())
                .page(
                        new PgFindings.Asked(handler, 2026, Optional.empty(), Optional.empty()),
                        LocalDate.EPOCH,
                        "",
                        100);
    }

    private long alerts(String code) throws SQLException {
        return ledger.number("select count(*) from outbox where key = '" + handler + "' and body like '%\"" + code
                + "\"%' and topic = 'alerts.v1'");
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

    private long behind() throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            return ReviewPosition.behind(connection).stream()
                    .filter(behind -> behind.handlerId().equals(handler))
                    .mapToLong(ReviewPosition.Behind::rows)
                    .sum();
        }
    }

    private boolean isUpTo(int turn) throws SQLException {
        return ledger.number("select coalesce(max(turn), 0) from review_position where handler_id = '" + handler + "'")
                == turn;
    }

    private TransferJson event(String occurredAt, int persons) {
        return TransferJson.recorded(handler, "r-1", "e-" + ++events, occurredAt)
                .withData(data -> data.putArray("categories").add("ORDER").add("CONTACT"))
                .nonSensitive(TransferJson.tokens(0, persons));
    }

    private static void send(TransferJson... transfers) {
        ledger.send(ENTERPRISE, "SG", List.of(transfers));
    }

    @ParameterizedTest(name = "the one that sent {0} as the first")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerWhoCannotBeReviewedKeepsNoOtherWaiting(int broken) throws SQLException {
        List<String> handlers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            aHandler();
            handlers.add(handler);
            send(event("2026-03-02T08:00:00+08:00", 3));
        }
        ReviewRows allButOne = new ReviewRows(
                new ReviewTransfers.Law(Provisions.load()),
                (transaction, handlerId) -> {
                    if (handlerId.equals(handlers.get(broken))) {
                        throw new IllegalStateException("the facts of " + handlerId + " cannot be read");
                    }
                    return facts;
                },
                FollowerStoreIT::raise,
                CommittedLedger.CLOCK);

        new FollowLedger(
                        ledger.ledger(),
                        new ReviewHandler(ledger.database(), allButOne),
                        ledger.database(),
                        new SimpleMeterRegistry(),
                        Duration.ofSeconds(10))
                .onTick();

        for (String each : handlers) {
            handler = each;
            assertThat(flows()).hasSize(each.equals(handlers.get(broken)) ? 0 : 1);
        }
    }

    private ReviewHandler.Progress follow(DataSource database) throws SQLException {
        ReviewHandler follower = new ReviewHandler(database, review);
        ReviewHandler.Progress progress = follower.portion(handler);
        while (progress == ReviewHandler.Progress.MORE_TO_DO) {
            progress = follower.portion(handler);
        }
        return progress;
    }

    private List<Flow> flows() {
        return new PgFlows(ledger.database(), id -> Optional.empty()).of(Set.of(handler), 2026);
    }

    private Flow flow(String purpose) {
        return flows().stream()
                .filter(flow -> flow.key().purpose().equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    /** Connections whose commit is never answered; whether it happened is another matter. */
    private static DataSource dyingAtCommit(boolean hasCommitted) {
        return (DataSource) Proxy.newProxyInstance(
                FollowerStoreIT.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Connection connection = ledger.database().getConnection();
                    return Proxy.newProxyInstance(
                            FollowerStoreIT.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (self, call, values) -> {
                                if (call.getName().equals("commit")) {
                                    if (hasCommitted) {
                                        connection.commit();
                                    }
                                    throw new SQLException("the connection died");
                                }
                                try {
                                    return call.invoke(connection, values);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }
}
