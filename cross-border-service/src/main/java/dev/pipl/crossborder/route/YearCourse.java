package dev.pipl.crossborder.route;

import dev.pipl.law.route.Limit;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The course of one event that changes something, moment by moment. Used once. */
final class YearCourse {

    private final RouteTable table;
    private final DatedRules.Rules rules;
    private final int year;
    private final Happening happening;
    private final List<Crossing> met;
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<RouteChange> changes = new ArrayList<>();

    YearCourse(RouteTable table, DatedRules.Rules rules, int year, Happening happening, List<Crossing> met) {
        this.table = table;
        this.rules = rules;
        this.year = year;
        this.happening = happening;
        this.met = met;
    }

    Verdict run(YearStanding before, YearStanding judgedNow) {
        YearStanding now = judgedNow;
        if (now.hasPersons() || now.importantData()) {
            now = settle(now, reason(before, now));
        }
        noteLimitsMetUnjudged(now);
        ClassStep n = happening.nonSensitive();
        ClassStep s = happening.sensitive();
        now = count(now, SubjectClass.NON_SENSITIVE, n.upperByPersons(), n.gross(), n.declaredBefore(), true);
        now = count(now, SubjectClass.SENSITIVE, s.upperByPersons(), s.gross(), s.declaredBefore(), true);
        now = count(now, SubjectClass.NON_SENSITIVE, n.upper(), n.gross(), 0, false);
        now = count(now, SubjectClass.SENSITIVE, s.upper(), s.gross(), 0, false);
        if (now.hasPersons() || now.importantData()) {
            now = settle(now, "exempt-ground");
        } else {
            now = now.decided(now.route(), rules.version());
        }
        return new Verdict(now, crossings, changes);
    }

    private String reason(YearStanding before, YearStanding now) {
        if (now.importantData() && !before.importantData()) {
            return "important-data";
        }
        if (now.statutoryDuty() && !before.statutoryDuty()) {
            return "statutory-duty";
        }
        boolean isSameProfile = !before.judged() || now.facts().equals(before.facts());
        return isSameProfile ? "rule-changed" : "profile-changed";
    }

    /** Limits that the counts had passed before their rule came into force: met now, by nobody of this event. */
    private void noteLimitsMetUnjudged(YearStanding now) {
        for (SubjectClass subjectClass : SubjectClass.values()) {
            long count = countOf(now, subjectClass);
            for (Limit limit : rules.of(subjectClass)) {
                if (limit.firstCount() <= count && isUnmet(limit)) {
                    crossings.add(crossing(limit, OptionalLong.empty(), count));
                }
            }
        }
    }

    private YearStanding count(
            YearStanding start, SubjectClass subjectClass, long upper, long gross, long declared, boolean byPersons) {
        YearStanding now = start;
        for (Limit limit : rules.of(subjectClass)) {
            if (limit.firstCount() > countOf(now, subjectClass) && limit.firstCount() <= upper) {
                now = raised(now, subjectClass, limit.firstCount(), gross);
                OptionalLong ordinal =
                        byPersons ? OptionalLong.of(limit.firstCount() - declared) : OptionalLong.empty();
                if (isUnmet(limit)) {
                    crossings.add(crossing(limit, ordinal, limit.firstCount()));
                }
                now = settle(now, "threshold-crossed", limit, ordinal);
            }
        }
        return raised(now, subjectClass, upper, gross);
    }

    private static YearStanding raised(YearStanding now, SubjectClass subjectClass, long upper, long gross) {
        return subjectClass == SubjectClass.SENSITIVE
                ? now.counting(0, upper, 0, gross)
                : now.counting(upper, 0, gross, 0);
    }

    private static long countOf(YearStanding now, SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? now.sensitiveMax() : now.nonSensitiveMax();
    }

    private boolean isUnmet(Limit limit) {
        return isNotIn(met, limit) && isNotIn(crossings, limit);
    }

    private static boolean isNotIn(List<Crossing> list, Limit limit) {
        return list.stream()
                .noneMatch(crossing ->
                        crossing.subjectClass() == limit.subjectClass() && crossing.threshold() == limit.firstCount());
    }

    private Crossing crossing(Limit limit, OptionalLong ordinal, long count) {
        return new Crossing(
                limit.subjectClass(),
                limit.firstCount(),
                ordinal,
                count,
                happening.eventId(),
                happening.occurredAt(),
                limit.provision(),
                rules.version());
    }

    private YearStanding settle(YearStanding now, String reason) {
        return settle(now, reason, null, OptionalLong.empty());
    }

    private YearStanding settle(YearStanding now, String reason, Limit limit, OptionalLong ordinal) {
        RouteDecision decision = table.decideYear(now.on(), now.facts(), now.figures());
        Route route = decision.route();
        if (route != now.route()) {
            changes.add(new RouteChange(
                    year,
                    now.route(),
                    route,
                    Optional.ofNullable(limit).map(Limit::subjectClass),
                    limit == null ? OptionalLong.empty() : OptionalLong.of(limit.firstCount()),
                    ordinal,
                    happening.eventId(),
                    happening.occurredAt(),
                    provision(decision, limit),
                    reason,
                    rules.version()));
        }
        return now.decided(route, rules.version());
    }

    private static String provision(RouteDecision decision, Limit limit) {
        return decision.decidingProvision()
                .orElseGet(() -> limit != null
                        ? limit.provision()
                        : decision.findings().get(0).provision());
    }
}
