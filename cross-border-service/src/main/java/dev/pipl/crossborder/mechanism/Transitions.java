package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismState.ACCEPTED;
import static dev.pipl.crossborder.mechanism.MechanismState.APPLIED;
import static dev.pipl.crossborder.mechanism.MechanismState.APPROVED;
import static dev.pipl.crossborder.mechanism.MechanismState.CHANGED;
import static dev.pipl.crossborder.mechanism.MechanismState.COMPLETE;
import static dev.pipl.crossborder.mechanism.MechanismState.EFFECTIVE;
import static dev.pipl.crossborder.mechanism.MechanismState.EXTENSION_APPLIED;
import static dev.pipl.crossborder.mechanism.MechanismState.FAILED;
import static dev.pipl.crossborder.mechanism.MechanismState.FILED;
import static dev.pipl.crossborder.mechanism.MechanismState.FILING_SUBMITTED;
import static dev.pipl.crossborder.mechanism.MechanismState.FILING_TERMINATED;
import static dev.pipl.crossborder.mechanism.MechanismState.PASSED;
import static dev.pipl.crossborder.mechanism.MechanismState.PIPIA_DONE;
import static dev.pipl.crossborder.mechanism.MechanismState.PROPOSED;
import static dev.pipl.crossborder.mechanism.MechanismState.REAPPLY_REQUIRED;
import static dev.pipl.crossborder.mechanism.MechanismState.RETURNED;
import static dev.pipl.crossborder.mechanism.MechanismState.SELF_ASSESSED;
import static dev.pipl.crossborder.mechanism.MechanismState.SIGNED;
import static dev.pipl.crossborder.mechanism.MechanismState.SUPPLEMENT_REQUIRED;
import static dev.pipl.crossborder.mechanism.MechanismState.UNDER_REVIEW;

import dev.pipl.kit.problem.Refusal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** From which states a step can be taken, for each kind of mechanism. What is not listed is not possible. */
public final class Transitions {

    private static final Map<MechanismStep, Set<MechanismState>> ASSESSMENT = Map.ofEntries(
            Map.entry(MechanismStep.APPLICATION, EnumSet.of(SELF_ASSESSED, RETURNED)),
            Map.entry(MechanismStep.COMPLETENESS, EnumSet.of(APPLIED)),
            Map.entry(MechanismStep.ACCEPTANCE, EnumSet.of(COMPLETE)),
            Map.entry(MechanismStep.PROLONGATION, EnumSet.of(ACCEPTED)),
            Map.entry(MechanismStep.RESULT, EnumSet.of(ACCEPTED)),
            Map.entry(MechanismStep.REVIEW, EnumSet.of(PASSED, FAILED)),
            Map.entry(MechanismStep.REVIEW_RESULT, EnumSet.of(UNDER_REVIEW)),
            Map.entry(MechanismStep.EXTENSION, EnumSet.of(PASSED)),
            Map.entry(MechanismStep.EXTENSION_RESULT, EnumSet.of(EXTENSION_APPLIED)),
            Map.entry(MechanismStep.CHANGE, EnumSet.of(PASSED, EXTENSION_APPLIED)),
            Map.entry(
                    MechanismStep.TERMINATION, EnumSet.of(PASSED, UNDER_REVIEW, EXTENSION_APPLIED, REAPPLY_REQUIRED)));

    private static final Set<MechanismState> CONCLUDED =
            EnumSet.of(EFFECTIVE, FILING_SUBMITTED, SUPPLEMENT_REQUIRED, FILED, FILING_TERMINATED);

    private static final Map<MechanismStep, Set<MechanismState>> CONTRACT = Map.of(
            MechanismStep.SIGNING, EnumSet.of(PIPIA_DONE, CHANGED),
            MechanismStep.EFFECT, EnumSet.of(SIGNED),
            MechanismStep.FILING, EnumSet.of(EFFECTIVE, FILING_TERMINATED),
            MechanismStep.FILING_CHECK, EnumSet.of(FILING_SUBMITTED),
            MechanismStep.SUPPLEMENT, EnumSet.of(SUPPLEMENT_REQUIRED),
            MechanismStep.CHANGE, CONCLUDED,
            MechanismStep.TERMINATION, contractsAlive());

    private static final Map<MechanismStep, Set<MechanismState>> ORGAN = Map.of(
            MechanismStep.APPROVAL, EnumSet.of(PROPOSED),
            MechanismStep.REFUSAL, EnumSet.of(PROPOSED),
            MechanismStep.TERMINATION, EnumSet.of(APPROVED));

    private Transitions() {}

    private static Set<MechanismState> contractsAlive() {
        Set<MechanismState> alive = EnumSet.of(PIPIA_DONE, SIGNED, CHANGED);
        alive.addAll(CONCLUDED);
        return alive;
    }

    /** Whether the step can be taken from that state. */
    public static boolean allow(MechanismKind kind, MechanismState from, MechanismStep step) {
        return table(kind).getOrDefault(step, Set.of()).contains(from);
    }

    /** @throws Refusal 409 {@code mechanism-step-not-possible} */
    static void require(MechanismKind kind, MechanismState from, MechanismStep step) {
        if (!allow(kind, from, step)) {
            throw new Refusal(
                    MechanismProblem.MECHANISM_STEP_NOT_POSSIBLE,
                    "当前状态 " + from + " 不允许此步骤 " + step,
                    "The step " + step + " is not possible in the state " + from);
        }
    }

    private static Map<MechanismStep, Set<MechanismState>> table(MechanismKind kind) {
        return switch (kind) {
            case SECURITY_ASSESSMENT -> ASSESSMENT;
            case STANDARD_CONTRACT, BAY_AREA_CONTRACT -> CONTRACT;
            case STATE_ORGAN_ASSESSMENT -> ORGAN;
            case CERTIFICATE -> Map.of();
        };
    }
}
