package dev.pipl.crossborder.route;

import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The limits by date, asked of the law once per date. */
final class DatedRules {

    /** On one date. Not in force: no limit, and nothing is judged. */
    record Rules(boolean inForce, String version, List<Limit> nonSensitive, List<Limit> sensitive) {
        static final Rules NOT_IN_FORCE = new Rules(false, "", List.of(), List.of());

        List<Limit> of(SubjectClass subjectClass) {
            return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
        }
    }

    private final RouteTable table;
    private final Map<LocalDate, Rules> byDate = new ConcurrentHashMap<>();

    DatedRules(RouteTable table) {
        this.table = table;
    }

    Rules on(LocalDate date) {
        Rules known = byDate.get(date);
        return known != null ? known : byDate.computeIfAbsent(date, this::read);
    }

    private Rules read(LocalDate date) {
        try {
            List<Limit> limits = table.limits(date);
            return new Rules(
                    true,
                    table.ruleVersion(date),
                    of(limits, SubjectClass.NON_SENSITIVE),
                    of(limits, SubjectClass.SENSITIVE));
        } catch (RuleNotInForce notYet) {
            return Rules.NOT_IN_FORCE;
        }
    }

    private static List<Limit> of(List<Limit> limits, SubjectClass subjectClass) {
        return limits.stream()
                .filter(limit -> limit.subjectClass() == subjectClass)
                .toList();
    }
}
