package dev.pipl.crossborder.correction.adapter;

import static dev.pipl.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionKind;
import dev.pipl.crossborder.correction.CorrectionProblem;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.ledger.Adjusted;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import dev.pipl.law.correction.CorrectionReason;
import dev.pipl.law.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Corrections that officers propose and decide, on a real database with a real ledger. */
class CorrectionStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final CorrectedHandler handler = new CorrectedHandler(ledger);

    @Test
    void anApprovedVoidCountsNobodyAndThePastStaysReadable() {
        String id = handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED);
        assertThat(handler.counted()).isEqualTo(10);

        Correction applied = handler.approve(handler.second, id);

        assertThat(applied.state()).isEqualTo(CorrectionState.APPLIED);
        assertThat(applied.effect()).contains(new Adjusted(2026, 2));
        assertThat(applied.version()).isEqualTo(3);
        assertThat(handler.commands.read(id)).isEqualTo(applied);
        assertThat(handler.counted()).isEqualTo(5);
        assertThat(handler.countedAsOf(1)).isEqualTo(10);
        assertThat(handler.countedAsOf(2)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = CorrectionReason.class,
            names = {"RECIPIENT_DELETED", "DELETION_REQUESTED", "CONSENT_WITHDRAWN"})
    void scenario21ThatTheRecipientDeletedTheDataIsRefusedAndTheCountStays(CorrectionReason reason) {
        assertThatThrownBy(() -> handler.proposeVoid("wrong", reason)).satisfies(refused -> {
            assertThat(((Refusal) refused).problem()).isEqualTo(CorrectionProblem.PROVISION_HAPPENED);
            assertThat(((Refusal) refused).findings())
                    .extracting(Finding::provision)
                    .containsExactly("PIPL-15");
        });

        assertThat(handler.counted()).isEqualTo(10);
        assertThat(handler.listed("")).isEmpty();
    }

    @Test
    void refusalsOfAProposalComeInTheirOrder() {
        CorrectionForm withoutEvidence = new CorrectionForm(
                CorrectionKind.VOID,
                handler.source(),
                "none",
                null,
                null,
                CorrectionReason.RECIPIENT_DELETED,
                "r",
                " ");
        assertRefused(CommonProblem.VALIDATION_FAILED, () -> handler.propose(withoutEvidence));
        assertRefused(
                CorrectionProblem.PROVISION_HAPPENED,
                () -> handler.proposeVoid("none", CorrectionReason.RECIPIENT_DELETED));
        assertRefused(
                CorrectionProblem.EVENT_UNKNOWN,
                () -> handler.proposeReplacement("none", "none", CorrectionReason.WRONG_COUNT));
        assertRefused(
                CorrectionProblem.REPLACEMENT_UNKNOWN,
                () -> handler.proposeReplacement("wrong", "wrong", CorrectionReason.WRONG_COUNT));
        assertRefused(CorrectionProblem.NO_LOWER_ROUTE, handler::proposeLowerRoute);
        handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED);
        assertRefused(
                CorrectionProblem.CORRECTION_OPEN, () -> handler.proposeVoid("wrong", CorrectionReason.WRONG_COUNT));
    }

    @Test
    void onlyAnotherPersonDecidesAndOnlyOnce() {
        String id = handler.proposeVoid("wrong", CorrectionReason.RECORDED_TWICE);
        assertRefused(CommonProblem.SECOND_PERSON_REQUIRED, () -> handler.approve(handler.first, id));
        assertRefused(CommonProblem.SECOND_PERSON_REQUIRED, () -> handler.refuse(handler.first, id, null));
        assertRefused(
                CommonProblem.VERSION_STALE,
                () -> handler.commands.approve(
                        handler.second, id, "\"7\"", "seen", Optional.empty(), Optional.empty()));

        Correction applied = handler.approve(handler.second, id);

        Caller third = handler.officer("third");
        assertThat(handler.approve(handler.second, id)).isEqualTo(applied);
        assertRefused(CorrectionProblem.CORRECTION_DECIDED, () -> handler.approve(third, id));
        assertRefused(CorrectionProblem.CORRECTION_DECIDED, () -> handler.refuse(third, id, null));
        assertRefused(
                CorrectionProblem.EVENT_VOIDED, () -> handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED));
        assertRefused(CorrectionProblem.CORRECTION_UNKNOWN, () -> handler.commands.read("none"));
    }

    @Test
    void aRefusedCorrectionLeavesTheCountAndCanBeProposedAnew() {
        String id = handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED);

        assertThat(handler.refuse(handler.second, id, "\"1\"").state()).isEqualTo(CorrectionState.REFUSED);

        assertThat(handler.counted()).isEqualTo(10);
        handler.proposeVoid("wrong", CorrectionReason.WRONG_PERSONS);
    }

    @Test
    void aReplacedTransferCountsByItsReplacement() {
        handler.send(handler.transfer("mended", 3, 7));
        String id = handler.proposeReplacement("wrong", "mended", CorrectionReason.WRONG_COUNT);

        handler.approve(handler.second, id);

        assertThat(handler.counted()).isEqualTo(7);
    }

    @Test
    void theRouteFallsByAReviewOfItsOwn() {
        handler.send(handler.transfer("sensitive", 0, 0).sensitive(TransferJson.tokens(0, 1)));
        handler.approve(handler.second, handler.proposeVoid("sensitive", CorrectionReason.NEVER_OCCURRED));
        assertThat(route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        String review = handler.proposeLowerRoute();
        assertRefused(CorrectionProblem.CORRECTION_OPEN, handler::proposeLowerRoute);
        assertRefused(CommonProblem.SECOND_PERSON_REQUIRED, () -> handler.approve(handler.first, review));

        assertThat(handler.approve(handler.second, review).state()).isEqualTo(CorrectionState.APPLIED);

        assertThat(route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertRefused(CorrectionProblem.NO_LOWER_ROUTE, handler::proposeLowerRoute);
    }

    private Route route() {
        return handler.year().route().orElseThrow().route();
    }

    @Test
    void ofManyWhoDecideAtOnceOneDoes() throws Exception {
        String id = handler.proposeVoid("wrong", CorrectionReason.NEVER_OCCURRED);
        ExecutorService people = Executors.newFixedThreadPool(6);
        List<Callable<Boolean>> decisions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Caller person = handler.officer("person-" + i);
            boolean isApproval = i % 2 == 0;
            decisions.add(() -> decides(person, id, isApproval));
        }

        int decided = 0;
        for (var decision : people.invokeAll(decisions)) {
            decided += decision.get() ? 1 : 0;
        }
        people.shutdown();

        assertThat(decided).isEqualTo(1);
        boolean isApplied = handler.commands.read(id).state() == CorrectionState.APPLIED;
        assertThat(handler.counted()).isEqualTo(isApplied ? 5 : 10);
    }

    private boolean decides(Caller person, String id, boolean isApproval) {
        try {
            if (isApproval) {
                handler.approve(person, id);
            } else {
                handler.refuse(person, id, null);
            }
            return true;
        } catch (Refusal tooLate) {
            assertThat(tooLate.problem()).isEqualTo(CorrectionProblem.CORRECTION_DECIDED);
            return false;
        }
    }
}
