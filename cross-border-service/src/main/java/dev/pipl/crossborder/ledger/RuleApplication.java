package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.Verdict;
import dev.pipl.crossborder.route.YearStanding;
import java.util.Optional;

/** Judges one handler's year by rules that came into force; what was decided by earlier ones stays. */
final class RuleApplication {

    private final HandlerState state;
    private final Judging judging;
    private final Decisions.Rows rows;

    RuleApplication(HandlerState state, Judging judging, Decisions.Rows rows) {
        this.state = state;
        this.judging = judging;
        this.rows = rows;
    }

    /** Without effect where the year stands judged by these rules already, where it is blank, and where it has no key. */
    void write(Batch.RuleChanged changed) {
        YearState folded = state.years.get(changed.year());
        Optional<YearKey> key = judging.keys().of(changed.year());
        if (folded == null || folded.summary().standing().on() == null || key.isEmpty()) {
            return;
        }
        Entry.RuleChange entry = new Entry.RuleChange(changed.eventId(), changed.ruleVersion(), changed.effectiveAt());
        YearStanding before = folded.summary().standing();
        Verdict verdict = judging.judge()
                .judge(changed.year(), before, folded.summary().standingCrossings(), Happenings.of(entry, before));
        if (!verdict.standing().ruleVersion().equals(before.ruleVersion())) {
            RowDraft row = rows.of(changed.year(), key.get().keyId());
            row.add(entry);
            rows.take(row, folded, verdict);
        }
    }
}
