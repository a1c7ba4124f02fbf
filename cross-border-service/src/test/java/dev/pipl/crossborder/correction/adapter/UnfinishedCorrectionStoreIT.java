package dev.pipl.crossborder.correction.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.ledger.Adjusted;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.law.correction.CorrectionReason;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Corrections that were approved and then not carried out, whatever died on the way. */
class UnfinishedCorrectionStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final CorrectedHandler handler = new CorrectedHandler(ledger);

    @Test
    void whatDiedBeforeTheLedgerHadItIsFinishedByWhoeverFindsIt() {
        String id = handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED);

        assertThat(handler.approveThrough(failing(false), id).state()).isEqualTo(CorrectionState.APPROVED);
        assertThat(handler.counted()).isEqualTo(10);
        handler.finish(handler.writer()).finishAll();

        assertThat(handler.commands.read(id).effect()).contains(new Adjusted(2026, 2));
        assertThat(handler.counted()).isEqualTo(5);
    }

    @Test
    void aCorrectionThatCannotBeAppliedKeepsNoOtherWaiting() {
        String stuck = handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED);
        handler.approveThrough(failing(false), stuck);
        handler.send(handler.transfer("wrong too", 20, 22));
        String next = handler.proposeVoid("wrong too", CorrectionReason.NEVER_OCCURRED);
        handler.approveThrough(failing(false), next);

        handler.finish(unableToVoid("wrong")).finishAll();

        assertThat(handler.commands.read(next).effect()).isPresent();
        assertThat(handler.commands.read(stuck).state()).isEqualTo(CorrectionState.APPROVED);
        handler.finish(handler.writer()).finishAll();
        assertThat(handler.commands.read(stuck).effect()).isPresent();
    }

    @Test
    void whatDiedAfterTheLedgerHadItIsFinishedWithoutASecondVoid() {
        String id = handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED);

        assertThat(handler.approveThrough(failing(true), id).state()).isEqualTo(CorrectionState.APPROVED);
        assertThat(handler.counted()).isEqualTo(5);
        handler.finish(handler.writer()).finishAll();
        handler.finish(handler.writer()).finishAll();

        assertThat(handler.commands.read(id).effect()).contains(new Adjusted(2026, 2));
        assertThat(handler.year().sequence()).isEqualTo(2);
    }

    /** A writer that fails in a way that nobody thought of. */
    private LedgerWriter unableToVoid(String eventId) {
        return writer((proxy, method, arguments) -> {
            if (arguments[0] instanceof Batch.VoidApproved approved
                    && approved.voided().id().equals(eventId)) {
                throw new IllegalStateException("what nobody thought of");
            }
            return method.invoke(handler.writer(), arguments);
        });
    }

    /** A writer whose answer is lost, before or after the ledger has what it was given. */
    private LedgerWriter failing(boolean isWritten) {
        return writer((proxy, method, arguments) -> {
            if (isWritten) {
                try {
                    method.invoke(handler.writer(), arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
            throw new LedgerUnavailable("the connection is lost");
        });
    }

    private static LedgerWriter writer(InvocationHandler calls) {
        return (LedgerWriter)
                Proxy.newProxyInstance(LedgerWriter.class.getClassLoader(), new Class<?>[] {LedgerWriter.class}, calls);
    }
}
