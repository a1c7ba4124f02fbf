package dev.pipl.crossborder.group;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * What a reviewer has to decide about one signal, and what was decided before. Immutable.
 *
 * @param version counts up with each change
 * @param round 1 at first; one more each time new facts open a cleared case again
 * @param decisions oldest first; the last one stands while the case is decided
 */
public record SplittingCase(
        String id,
        Signal signal,
        CaseState state,
        Optional<String> groupId,
        List<String> handlerIds,
        int year,
        Optional<SubjectClass> subjectClass,
        OptionalLong threshold,
        String provision,
        long version,
        int round,
        SortedSet<String> facts,
        List<Suspicion.Hold> holds,
        Evidence evidence,
        List<Decision> decisions,
        Instant openedAt,
        Instant changedAt) {

    /** What a reviewer decided, and why. */
    public record Decision(int round, CaseState outcome, String reason, String decidedBy, Instant decidedAt) {}

    /** A new case. */
    public static SplittingCase of(Suspicion suspicion, Instant now) {
        return new SplittingCase(
                suspicion.caseId(),
                suspicion.signal(),
                undecided(suspicion),
                suspicion.scope().groupId(),
                suspicion.handlerIds(),
                suspicion.year(),
                suspicion.limit().map(limit -> limit.subjectClass()),
                suspicion
                        .limit()
                        .map(limit -> OptionalLong.of(limit.firstCount()))
                        .orElseGet(OptionalLong::empty),
                suspicion.limit().map(limit -> limit.provision()).orElse(""),
                1,
                1,
                suspicion.facts(),
                suspicion.holds(),
                suspicion.evidence(),
                List.of(),
                now,
                now);
    }

    /**
     * What becomes of the case when the signal is seen again: nothing while the facts are known, whatever the figures. New
     * facts renew an undecided case and open a cleared one again; a confirmed one stays as it was decided.
     */
    public Optional<SplittingCase> seenAgain(Suspicion suspicion, Instant now) {
        if (facts.containsAll(suspicion.facts()) || !state.mayBecome(undecided(suspicion))) {
            return Optional.empty();
        }
        boolean isReopened = !state.isUndecided();
        boolean staysOnHold = state == CaseState.REVIEW_HOLD;
        return Optional.of(new SplittingCase(
                id,
                signal,
                staysOnHold ? CaseState.REVIEW_HOLD : undecided(suspicion),
                groupId,
                suspicion.handlerIds(),
                year,
                subjectClass,
                threshold,
                provision,
                version + 1,
                isReopened ? round + 1 : round,
                suspicion.facts(),
                suspicion.holds().isEmpty() && staysOnHold ? holds : suspicion.holds(),
                suspicion.evidence(),
                decisions,
                isReopened ? now : openedAt,
                now));
    }

    /**
     * A reviewer decides.
     *
     * @throws Refusal 409 for a case that is decided already
     */
    public SplittingCase decided(CaseState outcome, String reason, String decidedBy, Instant now) {
        if (!state.isUndecided()) {
            throw new Refusal(GroupProblem.SPLITTING_CASE_DECIDED);
        }
        List<Decision> all = new ArrayList<>(decisions);
        all.add(new Decision(round, outcome, reason, decidedBy, now));
        return new SplittingCase(
                id,
                signal,
                outcome,
                groupId,
                handlerIds,
                year,
                subjectClass,
                threshold,
                provision,
                version + 1,
                round,
                facts,
                holds,
                evidence,
                List.copyOf(all),
                openedAt,
                now);
    }

    /** What waits: nothing once the case is cleared; a confirmed one lets nothing go. */
    public List<Suspicion.Hold> holdsInForce() {
        return state == CaseState.CLEARED ? List.of() : holds;
    }

    private static CaseState undecided(Suspicion suspicion) {
        return suspicion.holds().isEmpty() ? CaseState.OPEN : CaseState.REVIEW_HOLD;
    }
}
