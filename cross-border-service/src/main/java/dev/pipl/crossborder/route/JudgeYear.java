package dev.pipl.crossborder.route;

import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Judges a year event by event, in the ledger's order: which limits an event met, at which person, and what the year
 * requires from then on. Pure and thread-safe.
 *
 * <p>Within one event the facts and the kind of data come first, then persons by non-sensitive, then by sensitive
 * information, then declarations.
 */
public final class JudgeYear {

    /** The article by whose words persons are counted from 1 January of the year. */
    static final String COUNT_BEGINS_ON_1_JANUARY = "CBDF-8";

    private final RouteTable table;
    private final DatedRules rules;

    public JudgeYear(RouteTable table) {
        this.table = table;
        this.rules = new DatedRules(table);
    }

    /**
     * What one happening means for a year.
     *
     * @param year the calendar year that is judged
     * @param met the limits met so far
     */
    public Verdict judge(int year, YearStanding before, List<Crossing> met, Happening happening) {
        YearStanding now = before.under(happening);
        DatedRules.Rules inForce = rules.on(now.on());
        ClassStep n = happening.nonSensitive();
        ClassStep s = happening.sensitive();
        if (!inForce.inForce()) {
            return new Verdict(now.counting(n.highest(), s.highest(), n.gross(), s.gross()), List.of(), List.of());
        }
        if (isQuiet(before, now, inForce, n, s)) {
            return new Verdict(now.counting(n.highest(), s.highest(), n.gross(), s.gross()), List.of(), List.of());
        }
        return new YearCourse(table, inForce, year, happening, met).run(before, now);
    }

    /** The route of the year before is over; what it was decides nothing in the new one. */
    public List<RouteChange> opening(int year, Route previous, String eventId) {
        if (previous == Route.NONE) {
            return List.of();
        }
        LocalDate start = LocalDate.of(year, 1, 1);
        return List.of(new RouteChange(
                year,
                previous,
                Route.NONE,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                eventId,
                BeijingCalendar.startOf(start),
                COUNT_BEGINS_ON_1_JANUARY,
                "year-opened",
                rules.on(start).version()));
    }

    /** What the year requires by that standing, with the findings. */
    public RouteDecision decide(YearStanding standing) {
        return table.decideYear(standing.on(), standing.facts(), standing.figures());
    }

    /** Nearly every event: no limit is met, and nothing else changed that a route depends on. */
    private static boolean isQuiet(
            YearStanding before, YearStanding now, DatedRules.Rules rules, ClassStep n, ClassStep s) {
        return before.judged()
                && before.ruleVersion().equals(rules.version())
                && now.facts().equals(before.facts())
                && now.importantData() == before.importantData()
                && now.statutoryDuty() == before.statutoryDuty()
                && (before.nonSensitiveGrossMax() > 0 || n.gross() == 0)
                && (before.sensitiveGrossMax() > 0 || s.gross() == 0)
                && !rules.nonSensitive().meets(before.nonSensitiveMax(), n.highest())
                && !rules.sensitive().meets(before.sensitiveMax(), s.highest());
    }
}
