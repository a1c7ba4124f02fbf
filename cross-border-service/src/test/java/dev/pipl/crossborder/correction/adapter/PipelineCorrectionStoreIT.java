package dev.pipl.crossborder.correction.adapter;

import static dev.pipl.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionProblem;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.law.correction.CorrectionReason;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Voids that a pipeline sends, on a real database with a real ledger: a person decides each of them. */
class PipelineCorrectionStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final CorrectedHandler handler = new CorrectedHandler(ledger);

    @Test
    void whatAPipelineProposedIsAnOpenCorrectionThatHasToBeClassified() {
        handler.proposeByPipeline("void-1", "wrong");
        List<Correction> listed = handler.listed("PROPOSED");
        assertThat(listed).hasSize(1);
        Correction proposed = listed.get(0);
        assertThat(proposed.origin()).isEqualTo(Correction.Origin.PIPELINE);
        assertThat(proposed.event().orElseThrow().id()).isEqualTo("wrong");
        assertThat(handler.counted()).isEqualTo(10);

        assertRefused(CorrectionProblem.REASON_CODE_MISSING, () -> handler.approve(handler.second, proposed.id()));
        assertRefused(
                CorrectionProblem.PROVISION_HAPPENED,
                () -> handler.approve(handler.second, proposed.id(), CorrectionReason.RECIPIENT_DELETED));
        assertThat(handler.approve(handler.second, proposed.id(), CorrectionReason.NEVER_OCCURRED)
                        .state())
                .isEqualTo(CorrectionState.APPLIED);
        assertThat(handler.counted()).isEqualTo(5);
    }

    @Test
    void twoProposalsOfOneTransferAreBothKeptAndOneIsApplied() {
        handler.proposeByPipeline("void-1", "wrong");
        handler.proposeByPipeline("void-2", "wrong");
        List<Correction> listed = handler.listed("");
        assertThat(listed).hasSize(2);

        handler.approve(handler.second, listed.get(0).id(), CorrectionReason.NEVER_OCCURRED);

        assertRefused(
                CorrectionProblem.EVENT_VOIDED,
                () -> handler.approve(handler.second, listed.get(1).id(), CorrectionReason.NEVER_OCCURRED));
        assertThat(handler.counted()).isEqualTo(5);
    }

    @Test
    void aPipelinesVoidThatComesBeforeItsEventKeepsItFromCounting() {
        handler.proposeByPipeline("void-1", "to-come");
        handler.approve(handler.second, handler.listed("").get(0).id(), CorrectionReason.RECORDED_TWICE);

        handler.send(handler.transfer("to-come", 100, 200));

        assertThat(handler.counted()).isEqualTo(10);
    }
}
