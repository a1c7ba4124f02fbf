package dev.pipl.crossborder.exemption.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.exemption.ClaimForm;
import dev.pipl.crossborder.exemption.ClaimedGround;
import dev.pipl.crossborder.exemption.JudgeClaim;
import dev.pipl.crossborder.exemption.LedgerDecision;
import dev.pipl.crossborder.exemption.LossForm;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions reach a real ledger once, whatever dies on the way. */
class LedgerDecisionsStoreIT {

    private static final HandlerFacts CRITICAL = new HandlerFacts(HandlerKind.ENTERPRISE, true, OptionalLong.empty());
    private static final String OPEN = "select count(*) from ground_decision where not told";

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final JudgeClaim judge = new JudgeClaim(Provisions.load());
    private String handler;

    /** When the ledger fails its caller, in the life of a decision. */
    private enum Failure {
        BEFORE_IT_WRITES,
        AFTER_IT_WROTE
    }

    @BeforeEach
    void anOperatorOfCriticalInfrastructureThatSentTwoPersons() throws SQLException {
        handler = "h-" + UUID.randomUUID();
        send(handler);
        assertThat(counted(handler)).isEqualTo(2);
        assertThat(ledger.number(OPEN)).isZero();
    }

    private static void send(String handlerId) {
        ledger.send(
                CRITICAL,
                "SG",
                List.of(TransferJson.recorded(handlerId, "r-1", "e-1", "2026-03-01T08:00:00+08:00")
                        .withData(data -> data.putObject("exemption")
                                .put("ground", "CONTRACT_NECESSITY")
                                .put("evidence", "terms 2026"))
                        .nonSensitive(TransferJson.tokens(0, 2))));
    }

    private static long counted(String handlerId) {
        return ledger.ledger()
                .reader()
                .year(handlerId, 2026)
                .headCounts()
                .nonSensitive()
                .upper();
    }

    private static LedgerDecisions telling(LedgerWriter writer) {
        return new LedgerDecisions(ledger.database(), writer);
    }

    private ClaimedGround approved(String handlerId) throws SQLException {
        ClaimForm form = new ClaimForm(
                "CONTRACT_NECESSITY", "terms 2026", "bookings", "OTHERS", List.of("archive 7"), null, null);
        ClaimedGround pending = judge.propose(
                UUID.randomUUID().toString(),
                handlerId,
                form,
                CRITICAL,
                Optional.empty(),
                "anna",
                CommittedLedger.CLOCK.instant());
        ClaimedGround approved =
                judge.approve(pending, CRITICAL, Optional.empty(), "checked", "ben", CommittedLedger.CLOCK.instant());
        PgGroundClaims claims = new PgGroundClaims(ledger.database());
        try (Connection connection = ledger.database().getConnection()) {
            claims.insert(connection, pending);
            claims.update(connection, approved);
        }
        note(approved);
        return approved;
    }

    private static void note(ClaimedGround claim) throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            telling(ledger.ledger().writer())
                    .note(connection, claim.id(), LedgerDecision.of(claim).orElseThrow());
        }
    }

    /** The real writer, but for decisions of one handler. */
    private static LedgerWriter failing(String handlerId, Failure failure) {
        LedgerWriter real = ledger.ledger().writer();
        return (LedgerWriter) Proxy.newProxyInstance(
                LedgerDecisionsStoreIT.class.getClassLoader(),
                new Class<?>[] {LedgerWriter.class},
                (self, call, values) -> {
                    boolean isHis = values[0] instanceof Batch.GroundDecided decided
                            && decided.handlerId().equals(handlerId);
                    if (isHis && failure == Failure.BEFORE_IT_WRITES) {
                        throw new LedgerUnavailable("no answer");
                    }
                    try {
                        Object answer = call.invoke(real, values);
                        if (isHis) {
                            throw new LedgerUnavailable("the answer was lost");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whatTheLedgerCouldNotTakeIsToldNextTime() throws SQLException {
        approved(handler);

        telling(failing(handler, Failure.BEFORE_IT_WRITES)).tellLedger();
        assertThat(counted(handler)).isEqualTo(2);
        assertThat(ledger.number(OPEN)).isEqualTo(1);

        telling(ledger.ledger().writer()).tellLedger();
        assertThat(counted(handler)).isZero();
        assertThat(ledger.number(OPEN)).isZero();
    }

    @Test
    void aDecisionWhoseAnswerWasLostHasEffectOnce() throws SQLException {
        approved(handler);

        telling(failing(handler, Failure.AFTER_IT_WROTE)).tellLedger();
        long rows = ledger.ledger().reader().year(handler, 2026).sequence();
        assertThat(counted(handler)).isZero();
        assertThat(ledger.number(OPEN)).isEqualTo(1);

        telling(ledger.ledger().writer()).tellLedger();
        assertThat(ledger.number(OPEN)).isZero();
        assertThat(ledger.ledger().reader().year(handler, 2026).sequence()).isEqualTo(rows);
    }

    @Test
    void aLossIsNeverToldBeforeTheApprovalThatItEnds() throws SQLException {
        ClaimedGround approved = approved(handler);
        note(judge.lose(approved, new LossForm(null, true, "no such terms"), "anna", CommittedLedger.CLOCK.instant()));

        telling(failing(handler, Failure.BEFORE_IT_WRITES)).tellLedger();
        assertThat(ledger.number(OPEN)).isEqualTo(2);

        telling(ledger.ledger().writer()).tellLedger();
        assertThat(ledger.number(OPEN)).isZero();
        assertThat(counted(handler)).isEqualTo(2);
    }

    @Test
    void oneHandlersLedgerHoldsUpNobodyElses() throws SQLException {
        String other = "h-" + UUID.randomUUID();
        send(other);
        approved(handler);
        approved(other);

        telling(failing(handler, Failure.BEFORE_IT_WRITES)).tellLedger();

        assertThat(counted(handler)).isEqualTo(2);
        assertThat(counted(other)).isZero();
        telling(ledger.ledger().writer()).tellLedger();
        assertThat(counted(handler)).isZero();
    }
}
