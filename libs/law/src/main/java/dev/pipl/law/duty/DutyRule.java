package dev.pipl.law.duty;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.time.WorkdayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A duty that follows from a handler's own facts.
 *
 * @param code the duty's code
 * @param title what is to be done
 * @param basis the provisions and numbers
 * @param condition whether the facts of a day bring the duty, its basis being in force
 * @param accrues whether the duty, once it arose, stays owed when the condition falls away
 * @param clock the periods and deadlines of an episode
 */
record DutyRule(
        String code,
        Bilingual title,
        LegalBasis basis,
        BiPredicate<Timeline, LocalDate> condition,
        boolean accrues,
        Clock clock) {

    /** From when a duty of an episode counts, and until when it is to be done. */
    @FunctionalInterface
    interface Clock {
        /** The duty's period that is running on the day; empty when the episode's last period was done. */
        Optional<DutyPeriod> period(Timeline timeline, Episode episode, LocalDate on);
    }

    /** A duty that lasts as long as its condition. */
    static DutyRule whileConditionLasts(
            String code,
            Bilingual title,
            LegalBasis basis,
            DeadlineKind kind,
            BiPredicate<Timeline, LocalDate> condition) {
        Clock undated = (timeline, episode, on) -> Optional.of(new DutyPeriod(episode.since(), Deadline.undated(kind)));
        return new DutyRule(code, title, basis, condition, false, undated);
    }

    /** A duty that accrues when its condition begins, with a deadline of its own. */
    static DutyRule accruing(
            String code, Bilingual title, LegalBasis basis, Clock clock, BiPredicate<Timeline, LocalDate> condition) {
        return new DutyRule(code, title, basis, condition, true, clock);
    }

    /** The duties of this rule that are owed on the day. */
    List<Duty> owed(Timeline timeline, LocalDate on) {
        return episodes(timeline, on).stream()
                .filter(episode -> accrues || episode.isOpen())
                .flatMap(episode -> clock.period(timeline, episode, on).stream())
                .map(period -> duty(timeline, on, period))
                .toList();
    }

    private List<Episode> episodes(Timeline timeline, LocalDate on) {
        List<Episode> episodes = new ArrayList<>();
        LocalDate since = null;
        for (LocalDate day : timeline.changes(basis.effectiveDates(), on)) {
            boolean holds = timeline.hasBegun(day) && basis.isInForce(day) && condition.test(timeline, day);
            if (holds && since == null) {
                since = day;
            } else if (!holds && since != null) {
                episodes.add(new Episode(since, Optional.of(day)));
                since = null;
            }
        }
        if (since != null) {
            episodes.add(new Episode(since, Optional.empty()));
        }
        return episodes;
    }

    private Duty duty(Timeline timeline, LocalDate on, DutyPeriod period) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        timeline.personsHandled(period.since()).ifPresent(persons -> inputs.put("personsHandled", persons));
        String ruleVersion = "duty-" + basis.newestEffectiveDate(on);
        List<Finding> findings = basis.findings(on, code, inputs, ruleVersion);
        Finding leading = findings.get(0);
        Optional<WorkdayCount> calendar = period.deadline().calendar();
        return new Duty(
                code,
                title,
                leading.provision(),
                leading.citation(),
                period.since(),
                period.deadline().lastDay(),
                period.deadline().kind(),
                calendar.map(WorkdayCount::calendarVersion),
                calendar.map(WorkdayCount::provisional).orElse(false),
                findings,
                ruleVersion);
    }
}
