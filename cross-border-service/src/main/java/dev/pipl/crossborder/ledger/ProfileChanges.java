package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.route.YearStanding;
import java.util.List;
import java.util.Optional;

/** Keeps one handler's years in the order of its profiles: once a newer one is known, nothing is judged by an older. */
final class ProfileChanges {

    private final HandlerState state;
    private final Judging judging;
    private final Decisions.Rows rows;

    ProfileChanges(HandlerState state, Judging judging, Decisions.Rows rows) {
        this.state = state;
        this.judging = judging;
        this.rows = rows;
    }

    /**
     * Judges every year again in which the changed facts hold. A year knows of the newest profile afterwards also where
     * that says nothing new of it.
     */
    void write(Batch.ProfileChange change, int firstYear) {
        Entry.Profile profile = new Entry.Profile(change.eventId(), change.handler(), change.effectiveAt());
        List<Integer> years = List.copyOf(
                state.years.subMap(firstYear, true, change.lastYear(), true).keySet());
        for (int year : years) {
            YearState folded = state.years.get(year);
            YearStanding before = folded.summary().standing();
            Verdict verdict = judging.judge()
                    .judge(year, before, folded.summary().standingCrossings(), Happenings.of(profile, year));
            Optional<YearKey> key = judging.keys().of(year);
            boolean isNews = !verdict.standing().facts().equals(before.facts())
                    || verdict.standing().factsVersion() > before.factsVersion();
            if (isNews && key.isPresent()) {
                RowDraft row = rows.of(year, key.get().keyId());
                row.add(profile);
                rows.take(row, folded, verdict);
            }
        }
    }

    /**
     * A later day's facts by an older profile would put back what a newer one has changed, and nothing would notice.
     *
     * @throws ProfileOutdated the year knows of a newer profile
     */
    void requireNotOutdated(int year, HandlerSnapshot handler) {
        YearState folded = state.years.get(year);
        long known = folded == null ? 0 : folded.summary().standing().factsVersion();
        if (handler.version() < known) {
            throw new ProfileOutdated(handler.handlerId(), handler.version(), known);
        }
    }
}
