package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.condition.Condition;
import dev.pipl.crossborder.condition.ConditionFinding;
import dev.pipl.crossborder.gate.Decision;
import dev.pipl.crossborder.gate.GateCheck;
import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.transfer.TransferJson;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Decisions while a case of splitting is open, cleared or confirmed. */
class SuspectedHandlerStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final AskingHandler handler = new AskingHandler(ledger);

    @Test
    void whatASplittingCaseHoldsIsDeniedUntilTheCaseIsCleared() throws SQLException {
        SplittingCase opened = handler.openCase("Customer-Support");
        TransferJson wanted = handler.transfer("e-1", 0, 2);

        GateCheck check = handler.askToHold(wanted);

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
        assertThat(handler.ask(wanted.withData(data -> data.put("purpose", "payroll")))
                        .verdict()
                        .findings())
                .extracting(ConditionFinding::condition)
                .doesNotContain(Condition.SPLITTING_REVIEW_HOLD);

        handler.decideCase(opened, CaseState.CLEARED, "each decides");

        assertThat(handler.ask(handler.transfer("e-1", 0, 2)).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void whatWasConfirmedAsSplittingStaysDenied() throws SQLException {
        SplittingCase opened = handler.openCase("customer-support");
        handler.decideCase(opened, CaseState.CONFIRMED, "one will");

        GateCheck check = handler.ask(handler.transfer("e-1", 0, 2));

        assertThat(check.decision()).isEqualTo(Decision.DENY);
        assertThat(check.verdict().denying())
                .extracting(denying -> denying.finding().outcome())
                .containsOnly("splitting-confirmed");
    }

    @Test
    void inWarnModeAHeldTransferGoesAndTheAnswerSaysThatItShouldWait() throws SQLException {
        handler.openCase("customer-support");
        handler.warnOnly();

        GateCheck check = handler.ask(handler.transfer("e-1", 0, 2));

        assertThat(check.decision()).isEqualTo(Decision.ALLOW);
        assertThat(check.wouldDecide()).isEqualTo(Decision.DENY);
    }
}
