package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.condition.JudgeConditions;
import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.gate.CheckTransfer;
import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.gate.GateMode;
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
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ExemptionGround;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One handler of a committed ledger that has told everybody and assessed everything, holds no mechanism, and asks the
 * gate, where at most three persons of it may be held.
 */
final class AskingHandler {

    final String id = "h-" + UUID.randomUUID();
    private final CommittedLedger ledger;
    private final CheckTransfer gate;
    private final PgReservations reservations;

    AskingHandler(CommittedLedger ledger) {
        this.ledger = ledger;
        reservations = new PgReservations(ledger.database(), CommittedLedger.CLOCK);
        gate = new CheckTransfer(
                new TransferRecords(records(), ledger.ledger().reader(), CommittedLedger.CLOCK),
                ledger.ledger().ahead(),
                new JudgeConditions(Provisions.load()),
                new HeldForReview(Provisions.load()),
                CommittedLedger.CLOCK,
                CommittedLedger.CLOCK,
                Duration.ofMinutes(15),
                3);
    }

    TransferJson transfer(String eventId) {
        return TransferJson.recorded(id, "r-1", eventId, "2026-03-01T08:00:00+08:00");
    }

    /** A transfer of the persons from the one to before the other. */
    TransferJson transfer(String eventId, int from, int to) {
        return transfer(eventId).nonSensitive(TransferJson.tokens(from, to));
    }

    GateCheck ask(TransferJson event) {
        return ask(event, false);
    }

    /** Asks for places too; they are held once the check is kept. */
    GateCheck askToHold(TransferJson event) {
        return ask(event, true);
    }

    private GateCheck ask(TransferJson event, boolean reserve) {
        OutboundTransfer transfer = (OutboundTransfer) CommittedLedger.read(event);
        GateStanding standing = reservations.standing(id, 2026);
        GateQuestion question = new GateQuestion(transfer, CommittedLedger.ENTERPRISE, reserve, false);
        return gate.decide(gate.prepare(question, standing), standing);
    }

    /** Keeps a check with what it holds. */
    void keepHeld(GateCheck check) throws SQLException {
        long version = reservations.standing(id, 2026).version();
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(reservations.add(
                            connection, check.reservation().orElseThrow(), check.id(), check.checkedAt(), version))
                    .isTrue();
            PgGateChecks.insert(connection, check, "pipeline-1");
            connection.commit();
        }
    }

    /** Keeps a check that holds nobody. */
    void keep(GateCheck check) throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            PgGateChecks.insert(connection, check, "pipeline-1");
        }
    }

    /** From here on the gate only warns. */
    void warnOnly() throws SQLException {
        PgGateModes modes = new PgGateModes(ledger.database());
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            modes.lock(connection, id);
            modes.set(connection, id, GateMode.WARN);
            connection.commit();
        }
    }

    /** A case that holds what goes to the recipient for this purpose. */
    SplittingCase openCase(String purpose) throws SQLException {
        return HeldCase.open(ledger.database(), id, recipient(), purpose);
    }

    void decideCase(SplittingCase opened, CaseState state, String reason) throws SQLException {
        HeldCase.write(ledger.database(), opened.decided(state, reason, "reviewer", opened.openedAt()));
    }

    private Recipient recipient() {
        return new Recipient(
                "r-1",
                id,
                1,
                new Bilingual("狮城公司", "Lion Ltd"),
                Optional.empty(),
                "SG",
                false,
                false,
                Optional.empty(),
                CommittedLedger.CLOCK.instant());
    }

    private RecordSources records() {
        Notice notice = new Notice(
                "n-1",
                id,
                "r-1",
                Set.of("customer-support"),
                Set.of("CONTACT"),
                true,
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty());
        return new RecordSources(
                recipientId -> Optional.of(recipient()),
                new NoMechanisms(),
                recipientId -> List.of(),
                handlerId -> List.of(),
                handlerId -> List.of(notice),
                new Assessed(),
                new ContractNineIsNoGround(),
                (handlerId, categories, on) -> Optional.empty(),
                HeldCase.holds(ledger.database()));
    }

    private static final class NoMechanisms implements Mechanisms {
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
    }

    private static final class Assessed implements ImpactAssessments {
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
    }

    /** Nobody approved anything, and somebody found "contract 9" wanting. */
    private static final class ContractNineIsNoGround implements GroundApprovals {
        @Override
        public boolean isApproved(String handlerId, ExemptionGround ground, String evidence) {
            return false;
        }

        @Override
        public boolean isLost(String handlerId, ExemptionGround ground, String evidence, LocalDate on) {
            return evidence.equals("contract 9");
        }
    }
}
