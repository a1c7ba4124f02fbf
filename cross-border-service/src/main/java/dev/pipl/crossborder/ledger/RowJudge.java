package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.Happening;
import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.route.YearStanding;
import java.util.ArrayList;
import java.util.List;

/** Judges one row again from where its year stood before it, as its writer did. Used once. */
final class RowJudge implements YearFold.Witness {

    private final JudgeYear judge;
    private final int year;
    private final List<Crossing> met;
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<RouteChange> routeChanges = new ArrayList<>();
    private YearStanding standing;
    private boolean isReview;

    RowJudge(JudgeYear judge, YearSummary before) {
        this.judge = judge;
        this.year = before.year();
        this.met = new ArrayList<>(before.standingCrossings());
        this.standing = before.standing();
    }

    @Override
    public void saw(Entry entry, YearState state, DeclaredTotals declaredBefore) {
        if (entry instanceof Entry.Transfer transfer) {
            Happening happening = Happenings.of(
                    transfer,
                    Happenings.nonSensitive(state.persons, declaredBefore, state.declared()),
                    Happenings.sensitive(state.persons, declaredBefore, state.declared()));
            take(state.adjustments().isVoided(transfer.identity()) ? happening.withoutEffect() : happening);
        } else if (entry instanceof Entry.TakeOver taken) {
            take(Happenings.of(
                    taken,
                    Happenings.nonSensitive(state.persons, declaredBefore, state.declared()),
                    Happenings.sensitive(state.persons, declaredBefore, state.declared())));
        } else if (entry instanceof Entry.Profile profile) {
            take(Happenings.of(profile, year));
        } else if (entry instanceof Entry.RuleChange change) {
            take(Happenings.of(change, standing));
        } else if (entry instanceof Entry.Opening opening) {
            routeChanges.addAll(judge.opening(year, opening.previousRoute(), opening.eventId()));
        } else if (entry instanceof Entry.RouteReview) {
            isReview = true;
        }
    }

    /** Whether the row says what judging it again gives; rows of rules that are no longer known are taken at their word. */
    boolean agrees(LedgerRow row, RowBody body) {
        if (isReview || !standing.ruleVersion().equals(row.ruleVersion())) {
            return true;
        }
        RowFigures after = body.after();
        return crossings.equals(body.crossings())
                && routeChanges.equals(body.routeChanges())
                && body.retractions().isEmpty()
                && standing.route() == after.route()
                && standing.judged() == after.judged()
                && standing.nonSensitiveMax() == after.nonSensitiveMax()
                && standing.sensitiveMax() == after.sensitiveMax()
                && standing.nonSensitiveGrossMax() == after.nonSensitiveGrossMax()
                && standing.sensitiveGrossMax() == after.sensitiveGrossMax()
                && standing.held().equals(after.held());
    }

    private void take(Happening happening) {
        Verdict verdict = judge.judge(year, standing, met, happening);
        standing = verdict.standing();
        met.addAll(verdict.crossings());
        crossings.addAll(verdict.crossings());
        routeChanges.addAll(verdict.routeChanges());
    }
}
