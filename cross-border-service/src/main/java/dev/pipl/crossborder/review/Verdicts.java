package dev.pipl.crossborder.review;

import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.QuotaUse;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with the transfers of one handler, judged by facts that stay as they are for the run. A verdict is
 * remembered by everything it depends on, and made anew where any of that differs: of a moment, between which changes on
 * record it lies and on which Beijing day; of a count, which boundaries it has reached. Defects, subjects and provisions are
 * those of a judgement of its own; the inputs that a finding names are of the first transfer it was made for. Not
 * thread-safe.
 */
final class Verdicts {

    /** Technical: purposes are texts of the pipelines' making, so that a long run may meet any number of them. */
    private static final int KEPT_MAX = 10_000;

    private final Judge judge;
    private final RouteTable limits;
    private final Facts facts;
    private final Map<Key, List<JudgeTransfer.Wrong>> known = new HashMap<>();
    private final Map<Instant, Boundaries> boundaries = new HashMap<>();
    private final Set<String> recipients = new HashSet<>();
    private final NavigableSet<Instant> changes = new TreeSet<>();
    private boolean hasChanges;

    /** Judges a transfer by itself. */
    @FunctionalInterface
    interface Judge {
        List<JudgeTransfer.Wrong> judge(TransferFile file, YearFigures projected, Facts facts);
    }

    /** @param file as if sent when its stretch of time began */
    private record Key(
            TransferFile file, long nonSensitive, long sensitive, boolean importantData, boolean statutoryDuty) {}

    /** The counts of a class at which something changes, ascending. */
    private record Boundaries(Map<SubjectClass, NavigableSet<Long>> byClass) {

        long reached(SubjectClass subjectClass, YearFigures figures) {
            Long reached =
                    byClass.get(subjectClass).floor(figures.of(subjectClass).counted());
            return reached == null ? 0 : reached;
        }
    }

    /** @param limits the table by which routes are judged */
    Verdicts(Judge judge, RouteTable limits, Facts facts) {
        this.judge = judge;
        this.limits = limits;
        this.facts = facts;
    }

    List<JudgeTransfer.Wrong> on(TransferFile file, YearFigures projected) {
        Key key = key(file, projected);
        List<JudgeTransfer.Wrong> verdict = known.get(key);
        if (verdict == null) {
            verdict = judge.judge(file, projected, facts);
            if (known.size() == KEPT_MAX) {
                known.clear();
            }
            known.put(key, verdict);
        }
        return verdict;
    }

    private Key key(TransferFile file, YearFigures projected) {
        LocalDate day = BeijingCalendar.dateOf(file.occurredAt());
        Instant start = start(file, day);
        TransferFile atStart = file.at(start);
        // The numbers of a zone's list stand in the list.
        Optional<Boundaries> known =
                facts.zoneListing(file.categories(), day).isPresent() ? Optional.empty() : boundaries(start, day);
        return new Key(
                atStart,
                reached(known, SubjectClass.NON_SENSITIVE, projected),
                reached(known, SubjectClass.SENSITIVE, projected),
                projected.importantData(),
                projected.statutoryDuty());
    }

    private static long reached(Optional<Boundaries> known, SubjectClass subjectClass, YearFigures projected) {
        return known.isPresent()
                ? known.get().reached(subjectClass, projected)
                : projected.of(subjectClass).counted();
    }

    /** Since when, on that day, nothing on record has begun or ended that concerns the transfer. */
    private Instant start(TransferFile file, LocalDate day) {
        if (!hasChanges) {
            facts.mechanisms()
                    .forEach(mechanism ->
                            mechanism.validities().forEach(validity -> change(validity.from(), validity.until())));
            facts.approvals().forEach(approval -> change(approval.from(), approval.until()));
            facts.notices().forEach(notice -> change(notice.from(), notice.until()));
            hasChanges = true;
        }
        if (recipients.add(file.recipientId())) {
            facts.restrictions(file.recipientId())
                    .forEach(restriction -> change(restriction.from(), restriction.until()));
        }
        Instant began = BeijingCalendar.startOf(day);
        Instant changed = changes.floor(file.occurredAt());
        return changed == null || changed.isBefore(began) ? began : changed;
    }

    private void change(Instant from, Optional<Instant> until) {
        changes.add(from);
        until.ifPresent(changes::add);
    }

    /** None on a day before the law's limits. */
    private Optional<Boundaries> boundaries(Instant start, LocalDate day) {
        Boundaries found = boundaries.get(start);
        if (found != null) {
            return Optional.of(found);
        }
        try {
            found = boundariesAt(start, day);
        } catch (RuleNotInForce tooEarly) {
            return Optional.empty();
        }
        boundaries.put(start, found);
        return Optional.of(found);
    }

    private Boundaries boundariesAt(Instant start, LocalDate day) {
        Map<SubjectClass, NavigableSet<Long>> byClass =
                Map.of(SubjectClass.NON_SENSITIVE, new TreeSet<>(), SubjectClass.SENSITIVE, new TreeSet<>());
        limits.limits(day).forEach(limit -> byClass.get(limit.subjectClass()).add(limit.firstCount()));
        for (Mechanism mechanism : facts.mechanisms()) {
            for (Validity validity : mechanism.validities()) {
                if (validity.covers(start)) {
                    quota(mechanism, validity, start, byClass);
                }
            }
        }
        return new Boundaries(byClass);
    }

    /** The first count of this year that exceeds what the mechanism's term has left. */
    private void quota(Mechanism mechanism, Validity term, Instant at, Map<SubjectClass, NavigableSet<Long>> byClass) {
        int year = BeijingCalendar.yearOf(at);
        Map<Integer, TermCounts> earlier = facts.earlierYears(year);
        QuotaUse before = QuotaUse.of(
                mechanism.kind(),
                term,
                at,
                one -> one == year ? TermCounts.NOBODY : earlier.getOrDefault(one, TermCounts.NOBODY));
        byClass.forEach((subjectClass, counts) ->
                before.remaining(subjectClass).ifPresent(remaining -> counts.add(remaining + 1)));
    }
}
