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
    record Rules(boolean inForce, String version, Limits nonSensitive, Limits sensitive) {
        static final Rules NOT_IN_FORCE = new Rules(false, "", new Limits(List.of()), new Limits(List.of()));

        List<Limit> of(SubjectClass subjectClass) {
            return (subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive).all();
        }
    }

    /** Of one class. Every event asks whether it meets one, and hardly one does. */
    static final class Limits {
        private final List<Limit> all;
        private final long[] firstCounts;

        Limits(List<Limit> all) {
            this.all = all;
            this.firstCounts = all.stream().mapToLong(Limit::firstCount).toArray();
        }

        List<Limit> all() {
            return all;
        }

        boolean meets(long before, long after) {
            for (long firstCount : firstCounts) {
                if (firstCount > before && firstCount <= after) {
                    return true;
                }
            }
            return false;
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

    private static Limits of(List<Limit> limits, SubjectClass subjectClass) {
        return new Limits(limits.stream()
                .filter(limit -> limit.subjectClass() == subjectClass)
                .toList());
    }
}
