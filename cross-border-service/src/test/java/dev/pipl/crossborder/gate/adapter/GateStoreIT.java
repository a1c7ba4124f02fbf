package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.condition.Condition;
import dev.pipl.crossborder.condition.ConditionFinding;
import dev.pipl.crossborder.condition.JudgeConditions;
import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.gate.CheckTransfer;
import dev.pipl.crossborder.gate.Decision;
import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.gate.GateProblem;
import dev.pipl.crossborder.gate.GateQuestion;
import dev.pipl.crossborder.gate.GateStanding;
import dev.pipl.crossborder.gate.HeldForReview;
import dev.pipl.crossborder.gate.RecordSources;
import dev.pipl.crossborder.gate.TransferRecords;
import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.adapter.HeldCase;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.mechanism.MechanismsOnFile;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventJson;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions over a committed ledger, and what is kept of them. */
class GateStoreIT {

    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
    private static final ReadTransfer READ = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));
    private static final Recipient RECIPIENT = ofHandler("h-1");

    private static CommittedLedger ledger;

    private CheckTransfer gate;
    private PgReservations reservations;
    private String handler;

    @BeforeAll
    static void startDatabase() {
        ledger = new CommittedLedger();
    }

    @AfterAll
    static void stopDatabase() {
        ledger.close();
    }

    @BeforeEach
    void aGate() {
        handler = "h-" + UUID.randomUUID();
        reservations = new PgReservations(ledger.database(), CommittedLedger.CLOCK);
        gate = new CheckTransfer(
                records(),
                ledger.ledger().ahead(),
                new JudgeConditions(Provisions.load()),
                new HeldForReview(Provisions.load()),
                CommittedLedger.CLOCK,
                CommittedLedger.CLOCK,
                Duration.ofMinutes(15),
                3);
    }

    @Test
    void theCountIncludesTheTransferTheLedgerAndWhatIsHeld() throws SQLException {
        ledger.send(
                ENTERPRISE,
                "SG",
                List.of(transfer("e-1").nonSensitive(TransferJson.tokens(0, 10)).declared("all", 99_980, 0)));
        GateCheck held = ask(transfer("e-2").nonSensitive(TransferJson.tokens(8, 11)), true);
        keep(held);

        GateCheck check = ask(transfer("e-3").nonSensitive(TransferJson.tokens(10, 19)), false);

        assertThat(check.projected().nonSensitive().upper()).isEqualTo(99_999);
        assertThat(check.decision()).isEqualTo(Decision.ALLOW);
        GateCheck further = ask(transfer("e-4").nonSensitive(TransferJson.tokens(10, 20)), false);
        assertThat(further.projected().nonSensitive().upper()).isEqualTo(100_000);
        assertThat(further.decision()).isEqualTo(Decision.DENY);
        assertThat(further.verdict().route().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
    }

    @Test
    void whatIsForeseenIsWhatTheLedgerShowsOnceTheTransferIsAccepted() {
        for (int i = 0; i < 20; i++) {
            TransferJson next = transfer("e-" + i)
                    .nonSensitive(TransferJson.tokens(i * 7, i * 7 + 12))
                    .sensitive(TransferJson.tokens(i * 3, i * 3 + 5));
            GateCheck check = ask(next, false);

            ledger.send(ENTERPRISE, "SG", List.of(next));

            assertThat(ledger.ledger().reader().year(handler, 2026).headCounts())
                    .isEqualTo(check.projected());
        }
    }

    @Test
    void aDecisionIsKeptWithItsFindingsAndWithoutAPerson() throws SQLException {
        GateCheck check = ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), true);
        keep(check);

        assertThat(ledger.number("select count(*) from gate_check where id = '" + check.id()
                        + "' and decision = 'ALLOW' and would_decide = 'ALLOW' and route = 'EXEMPT_VOLUME'"
                        + " and non_sensitive = 2 and reservation_id is not null"
                        + " and findings -> 0 ->> 'provision' = 'CBDF-5'"))
                .isEqualTo(1);
        assertThat(ledger.number("select count(*) from gate_check where id = '" + check.id()
                        + "' and gate_check::text like '%" + TransferJson.token(0) + "%'"))
                .isZero();
    }

    @Test
    void inWarnModeWhatMustNotGoIsLetPassAndHeld() throws SQLException {
        ledger.send(ENTERPRISE, "SG", List.of(transfer("e-0").declared("all", 200_000, 0)));
        warn();

        GateCheck check = ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), true);

        assertThat(check.decision()).isEqualTo(Decision.ALLOW);
        assertThat(check.wouldDecide()).isEqualTo(Decision.DENY);
        assertThat(check.reservation()).isPresent();
    }

    @Test
    void whatIsDeniedHoldsNobody() {
        ledger.send(ENTERPRISE, "SG", List.of(transfer("e-0").declared("all", 200_000, 0)));

        GateCheck check = ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), true);

        assertThat(check.decision()).isEqualTo(Decision.DENY);
        assertThat(check.reservation()).isEmpty();
    }

    @Test
    void whatASplittingCaseHoldsIsDeniedUntilTheCaseIsCleared() throws SQLException {
        SplittingCase opened = HeldCase.open(ledger.database(), handler, RECIPIENT, "Customer-Support");
        TransferJson wanted = transfer("e-1").nonSensitive(TransferJson.tokens(0, 2));

        GateCheck check = ask(wanted, true);

        assertThat(check.decision()).isEqualTo(Decision.DENY);
        assertThat(check.reservation()).isEmpty();
        assertThat(check.verdict().denying())
                .extracting(ConditionFinding::condition)
                .containsOnly(Condition.SPLITTING_REVIEW_HOLD);
        assertThat(check.verdict().denying())
                .extracting(denying -> denying.finding().provision())
                .containsExactly("CERT-5", "SCC-4");
        assertThat(check.verdict().denying())
                .allSatisfy(denying -> assertThat(denying.finding().inputs()).containsEntry("caseId", opened.id()));
        assertThat(ask(wanted.withData(data -> data.put("purpose", "payroll")), false)
                        .verdict()
                        .findings())
                .extracting(ConditionFinding::condition)
                .doesNotContain(Condition.SPLITTING_REVIEW_HOLD);

        HeldCase.write(
                ledger.database(), opened.decided(CaseState.CLEARED, "each decides", "reviewer", opened.openedAt()));

        assertThat(ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), false)
                        .decision())
                .isEqualTo(Decision.ALLOW);
    }

    @Test
    void whatWasConfirmedAsSplittingStaysDenied() throws SQLException {
        SplittingCase opened = HeldCase.open(ledger.database(), handler, RECIPIENT, "customer-support");
        HeldCase.write(
                ledger.database(), opened.decided(CaseState.CONFIRMED, "one will", "reviewer", opened.openedAt()));

        GateCheck check = ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), false);

        assertThat(check.decision()).isEqualTo(Decision.DENY);
        assertThat(check.verdict().denying())
                .extracting(denying -> denying.finding().outcome())
                .containsOnly("splitting-confirmed");
    }

    @Test
    void inWarnModeAHeldTransferGoesAndTheAnswerSaysThatItShouldWait() throws SQLException {
        HeldCase.open(ledger.database(), handler, RECIPIENT, "customer-support");
        warn();

        GateCheck check = ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), false);

        assertThat(check.decision()).isEqualTo(Decision.ALLOW);
        assertThat(check.wouldDecide()).isEqualTo(Decision.DENY);
    }

    @Test
    void keptDecisionsAreReadPageByPageAsTheyWereMade() throws SQLException {
        PgGateCheckList list = new PgGateCheckList(ledger.database());
        GateCheck first = ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), true);
        keep(first);
        HeldCase.open(ledger.database(), handler, RECIPIENT, "customer-support");
        GateCheck second = ask(transfer("e-2").nonSensitive(TransferJson.tokens(0, 3)), false);
        store(second);

        List<Placed<GateCheckView>> page = list.after(handler, 0, 1);

        assertThat(page).hasSize(1);
        GateCheckView oldest = page.get(0).item();
        assertThat(oldest.id()).isEqualTo(first.id());
        assertThat(oldest.decision()).isEqualTo(Decision.ALLOW);
        assertThat(oldest.mode()).isEqualTo(GateMode.ENFORCE);
        assertThat(oldest.route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(oldest.mechanismId()).isNull();
        assertThat(oldest.recipientId()).isEqualTo("r-1");
        assertThat(oldest.purpose()).isEqualTo("customer-support");
        assertThat(oldest.by()).isEqualTo("pipeline-1");
        assertThat(oldest.checkedAt()).hasToString("2026-11-20T12:00+08:00");
        assertThat(oldest.occurredAt()).hasToString("2026-03-01T08:00+08:00");
        assertThat(oldest.projected().nonSensitive()).isEqualTo(2);
        assertThat(oldest.reservationId())
                .isEqualTo(first.reservation().orElseThrow().id());
        List<Placed<GateCheckView>> rest = list.after(handler, page.get(0).ordinal(), 10);
        assertThat(rest).extracting(listed -> listed.item().id()).containsExactly(second.id());
        GateCheckView newest = rest.get(0).item();
        assertThat(newest.decision()).isEqualTo(Decision.DENY);
        assertThat(newest.reservationId()).isNull();
        assertThat(newest.findings())
                .hasSameSizeAs(second.verdict().findings())
                .first()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("splitting-review-hold");
                    assertThat(reason.provision()).isEqualTo("CERT-5");
                    assertThat(reason.citation().zh()).isNotBlank();
                    assertThat(reason.denies()).isTrue();
                    assertThat(reason.inputs()).containsEntry("threshold", 1_000_000);
                });
        assertThat(list.after(handler, rest.get(0).ordinal(), 10)).isEmpty();
        assertThat(list.after("h-other", 0, 10)).isEmpty();
        assertThat(EventJson.mapper().valueToTree(newest).toString()).doesNotContain(TransferJson.token(0));
    }

    @Test
    void aDecisionFromBeforePurposesWereKeptIsReadWithoutOne() throws SQLException {
        GateCheck check = ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), false);
        store(check);
        try (Connection connection = ledger.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update gate_check set purpose = null where id = '" + check.id() + "'");
        }

        assertThat(new PgGateCheckList(ledger.database()).after(handler, 0, 10))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.item().purpose()).isNull();
                    assertThat(EventJson.mapper().valueToTree(listed.item()).has("purpose"))
                            .isFalse();
                });
    }

    @Test
    void noMorePersonsAreHeldThanMayBe() throws SQLException {
        keep(ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 3)), true));

        assertThatThrownBy(() -> ask(transfer("e-2").nonSensitive(TransferJson.tokens(3, 4)), true))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(GateProblem.RESERVATIONS_EXHAUSTED));
        assertThat(ask(transfer("e-2").nonSensitive(TransferJson.tokens(3, 4)), false)
                        .decision())
                .isEqualTo(Decision.ALLOW);
    }

    @Test
    void aGroundThatAPersonFoundLostIsNone() {
        assertThat(ask(claiming("contract 7"), false).projected().nonSensitive().upper())
                .isZero();
        assertThat(ask(claiming("contract 7"), false).verdict().route().route()).isEqualTo(Route.EXEMPT_GROUND);

        assertThat(ask(claiming("contract 9"), false).projected().nonSensitive().upper())
                .isEqualTo(2);
        assertThat(ask(claiming("contract 9"), false).verdict().route().route()).isEqualTo(Route.EXEMPT_VOLUME);
    }

    private TransferJson claiming(String evidence) {
        return transfer("e-1")
                .nonSensitive(TransferJson.tokens(0, 2))
                .withData(data -> data.putObject("exemption")
                        .put("ground", "CONTRACT_NECESSITY")
                        .put("evidence", evidence));
    }

    @Test
    void theAnswerHasTheFieldsThatClientsRelyOn() {
        JsonNode answer = EventJson.mapper()
                .valueToTree(GateViews.Check.of(ask(transfer("e-1").nonSensitive(TransferJson.tokens(0, 2)), true)));

        assertThat(answer.path("decision").textValue()).isEqualTo("ALLOW");
        assertThat(answer.path("mode").textValue()).isEqualTo("ENFORCE");
        assertThat(answer.path("route").textValue()).isEqualTo("EXEMPT_VOLUME");
        assertThat(answer.has("mechanism")).isTrue();
        assertThat(answer.at("/projected/nonSensitive").longValue()).isEqualTo(2);
        assertThat(answer.at("/projected/sensitive").longValue()).isZero();
        assertThat(answer.at("/findings/0/citation/zh").textValue()).isNotBlank();
        assertThat(answer.at("/reservation/id").textValue()).isNotBlank();
        assertThat(answer.at("/reservation/expiresAt").isMissingNode()).isFalse();
        assertThat(answer.has("wouldDecide")).isFalse();
    }

    private GateCheck ask(TransferJson event, boolean reserve) {
        OutboundTransfer transfer = (OutboundTransfer)
                READ.record(TransferJson.utf8(handler), Map.of(), event.bytes(), CommittedLedger.CLOCK.instant())
                        .event()
                        .orElseThrow();
        GateStanding standing = reservations.standing(handler, 2026);
        return gate.decide(gate.prepare(new GateQuestion(transfer, ENTERPRISE, reserve, false), standing), standing);
    }

    private void keep(GateCheck check) throws SQLException {
        long version = reservations.standing(handler, 2026).version();
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(reservations.add(
                            connection, check.reservation().orElseThrow(), check.id(), check.checkedAt(), version))
                    .isTrue();
            PgGateChecks.insert(connection, check, "pipeline-1");
            connection.commit();
        }
    }

    private void store(GateCheck check) throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            PgGateChecks.insert(connection, check, "pipeline-1");
        }
    }

    private void warn() throws SQLException {
        PgGateModes modes = new PgGateModes(ledger.database());
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            modes.lock(connection, handler);
            modes.set(connection, handler, GateMode.WARN);
            connection.commit();
        }
    }

    private TransferJson transfer(String id) {
        return TransferJson.recorded(handler, "r-1", id, "2026-03-01T08:00:00+08:00");
    }

    private static Recipient ofHandler(String handlerId) {
        return new Recipient(
                "r-1",
                handlerId,
                1,
                new Bilingual("狮城公司", "Lion Ltd"),
                Optional.empty(),
                "SG",
                false,
                false,
                Optional.empty(),
                CommittedLedger.CLOCK.instant());
    }

    /** A handler that has told everybody and assessed everything, and holds no mechanism. */
    private TransferRecords records() {
        Mechanisms none = new Mechanisms() {
            @Override
            public List<Mechanism> of(String handlerId) {
                return List.of();
            }

            @Override
            public MechanismsOnFile onFile(String handlerId) {
                return new MechanismsOnFile(List.of());
            }

            @Override
            public boolean isReady() {
                return true;
            }
        };
        ImpactAssessments assessed = new ImpactAssessments() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public List<ImpactAssessment> of(String handlerId) {
                return List.of(new ImpactAssessment(
                        "p-1",
                        handlerId,
                        LocalDate.of(2026, 1, 1),
                        Optional.empty(),
                        Set.of("customer-support"),
                        Set.of("r-1")));
            }
        };
        RecordSources sources = new RecordSources(
                recipientId -> Optional.of(ofHandler(handler)),
                none,
                recipientId -> List.of(),
                handlerId -> List.of(),
                handlerId -> List.of(new Notice(
                        "n-1",
                        handlerId,
                        "r-1",
                        Set.of("customer-support"),
                        Set.of("CONTACT"),
                        true,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.empty())),
                assessed,
                grounds(),
                (handlerId, categories, on) -> Optional.empty(),
                HeldCase.holds(ledger.database()));
        return new TransferRecords(sources, ledger.ledger().reader(), CommittedLedger.CLOCK);
    }

    /** Nobody approved anything, and somebody found "contract 9" wanting. */
    private static GroundApprovals grounds() {
        return new GroundApprovals() {
            @Override
            public boolean isApproved(String handlerId, ExemptionGround ground, String evidence) {
                return false;
            }

            @Override
            public boolean isLost(String handlerId, ExemptionGround ground, String evidence, LocalDate on) {
                return evidence.equals("contract 9");
            }
        };
    }
}
