package dev.pipl.verifier.headcount;

import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.row.Body;
import dev.pipl.verifier.row.Difference;
import dev.pipl.verifier.row.Entry;
import dev.pipl.verifier.row.Row;
import dev.pipl.verifier.row.SubjectClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts one handler's year row by row and compares every figure, crossing and retraction with the row's own. A decision
 * on earlier events counts the year anew from its first row.
 */
public final class YearRecount {

    private final int year;
    private final Replay replay;
    private final Findings findings;
    private final LimitBook limits = new LimitBook();
    private final CrossingCheck crossings;
    private final RouteCheck routes;
    private final Decided decided = new Decided();
    private final EventKeys events;
    private final EntryCheck entryCheck;
    private YearCount count;
    private boolean isBlind;

    public YearRecount(int year, Replay replay, EventKeys events, Findings findings) {
        this.year = year;
        this.events = events;
        this.entryCheck = new EntryCheck(events, findings);
        this.replay = replay;
        this.findings = findings;
        this.crossings = new CrossingCheck(limits, findings);
        this.routes = new RouteCheck(limits, findings);
        this.count = new YearCount(year, decided);
    }

    /** From here on figures cannot be compared: something before is missing or damaged. */
    public void blind() {
        isBlind = true;
    }

    public boolean isBlind() {
        return isBlind;
    }

    /** Takes the next row in. */
    public void take(Row row, Body body, Place place) {
        entryCheck.checkPositions(row, body, place);
        if (isBlind) {
            body.entries().forEach(entry -> entryCheck.check(row, entry, place));
            return;
        }
        CountedRow counted = count(row, body, place);
        crossings.check(counted);
        routes.check(counted);
        checkColumns(counted);
        List<Difference> differences = body.after().counts().differences(count.counts());
        for (Difference one : differences) {
            findings.add(
                    FaultKind.FIGURE,
                    place,
                    one.zh() + "：本行记载 " + one.stated() + "，重新计数得 " + one.found(),
                    one.en() + ": the row states " + one.stated() + ", counted anew " + one.found());
        }
        isBlind = !differences.isEmpty();
    }

    private CountedRow count(Row row, Body body, Place place) {
        LimitWatch watch = limits.watch(body.crossings());
        Optional<CountedRow.Decision> decision = Optional.empty();
        for (int i = 0; i < body.entries().size(); i++) {
            Entry entry = body.entries().get(i);
            entryCheck.check(row, entry, place);
            CountedRow.Standing before =
                    new CountedRow.Standing(count.counts(), count.importantData(), count.statutoryDuty());
            if (isNews(entry) && touches(entry)) {
                watch = limits.watch(body.crossings());
                recount(row.sequence(), body.entries().subList(0, i), watch);
                decision = Optional.of(decision(entry, before));
            } else {
                count.take(entry).ifPresent(watch::saw);
            }
        }
        return new CountedRow(row, body, place, watch, decision);
    }

    private boolean isNews(Entry entry) {
        return entry instanceof Entry.VoidApproval approval
                ? decided.add(approval)
                : entry instanceof Entry.GroundDecision decision && decided.add(decision);
    }

    /** Whether the decision is about events that are counted already. */
    private boolean touches(Entry entry) {
        return entry instanceof Entry.VoidApproval approval
                ? events.contains(approval.voided())
                : entry instanceof Entry.GroundDecision decision && !decision.takenOver();
    }

    private void recount(long sequence, List<Entry> sameRow, LimitWatch watch) {
        count = new YearCount(year, decided);
        replay.before(
                sequence,
                body -> body.entries().forEach(entry -> count.take(entry).ifPresent(watch::saw)));
        sameRow.forEach(entry -> count.take(entry).ifPresent(watch::saw));
    }

    private CountedRow.Decision decision(Entry entry, CountedRow.Standing before) {
        boolean isVoid = entry instanceof Entry.VoidApproval;
        Instant at = entry instanceof Entry.VoidApproval approval
                ? approval.approvedAt()
                : ((Entry.GroundDecision) entry).decidedAt();
        return new CountedRow.Decision(
                isVoid ? "correction" : "ground",
                isVoid ? "void-approved" : "ground-decided",
                at,
                before,
                count.counts());
    }

    private void checkColumns(CountedRow row) {
        for (SubjectClass subjectClass : SubjectClass.values()) {
            long column = subjectClass == SubjectClass.SENSITIVE
                    ? row.row().sensitive()
                    : row.row().nonSensitive();
            long upper = row.body().after().counts().upper(subjectClass);
            if (column != upper) {
                findings.add(
                        FaultKind.COLUMN,
                        row.place(),
                        "列 " + subjectClass.wireName() + " 为 " + column + "，行体得 " + upper,
                        "column " + subjectClass.wireName() + " is " + column + ", the body gives " + upper);
            }
        }
    }
}
