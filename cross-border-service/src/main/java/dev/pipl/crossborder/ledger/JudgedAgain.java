package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.Happening;
import dev.pipl.crossborder.route.JudgeDecision;
import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.route.YearStanding;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a year a second time while its rows are folded anew, as it would have gone with everything that persons have
 * decided since. Used once.
 */
final class JudgedAgain implements YearFold.Witness {

    private final JudgeYear judge;
    private final int year;
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<RouteChange> routeChanges = new ArrayList<>();
    private YearStanding standing = YearStanding.BLANK;

    JudgedAgain(JudgeYear judge, int year) {
        this.judge = judge;
        this.year = year;
    }

    @Override
    public void saw(Entry entry, YearState state, DeclaredTotals declaredBefore) {
        if (entry instanceof Entry.Transfer transfer) {
            Happening happening = Happenings.of(
                    transfer,
                    Happenings.nonSensitive(state.persons, declaredBefore, state.declared()),
                    Happenings.sensitive(state.persons, declaredBefore, state.declared()));
            boolean isVoided = state.adjustments().isVoided(transfer.identity());
            take(isVoided ? happening.withoutEffect() : happening);
        } else if (entry instanceof Entry.Profile profile) {
            take(Happenings.of(profile, year));
        } else if (entry instanceof Entry.TakeOver taken) {
            take(Happenings.of(
                    taken,
                    Happenings.nonSensitive(state.persons, declaredBefore, state.declared()),
                    Happenings.sensitive(state.persons, declaredBefore, state.declared())));
        } else if (entry instanceof Entry.RuleChange change && standing.on() != null) {
            take(Happenings.of(change, standing));
        }
    }

    JudgeDecision.Replayed outcome(YearState state) {
        return new JudgeDecision.Replayed(
                standing, List.copyOf(crossings), List.copyOf(routeChanges), state.headCounts());
    }

    private void take(Happening happening) {
        Verdict verdict = judge.judge(year, standing, crossings, happening);
        standing = verdict.standing();
        crossings.addAll(verdict.crossings());
        routeChanges.addAll(verdict.routeChanges());
    }
}
