package dev.pipl.crossborder.route;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.law.Finding;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a person's decision means for a year. Counts follow it at once, up and down; a route follows it up, and down only
 * when a person has confirmed that. Pure and thread-safe.
 */
public final class JudgeDecision {

    private final RouteTable table;

    public JudgeDecision(RouteTable table) {
        this.table = table;
    }

    /**
     * How a year stood before a decision.
     *
     * @param crossings those that nothing took back
     */
    public record Before(YearStanding standing, List<Crossing> crossings, HeadCounts counts) {}

    /**
     * How the year would have gone from its first row, had the decision been known then.
     *
     * @param crossings every limit met on the way
     * @param routeChanges every change of route on the way
     */
    public record Replayed(
            YearStanding standing, List<Crossing> crossings, List<RouteChange> routeChanges, HeadCounts counts) {}

    /** Counts were corrected. */
    public Verdict corrected(int year, Before before, Replayed replayed, Decided decided) {
        List<Retraction> retractions = before.crossings().stream()
                .filter(crossing -> isNotAmong(replayed.crossings(), crossing))
                .map(crossing -> new Retraction(
                        crossing.subjectClass(),
                        crossing.threshold(),
                        before.counts().of(crossing.subjectClass()).upper(),
                        replayed.counts().of(crossing.subjectClass()).upper(),
                        decided.reason(),
                        decided.id(),
                        decided.at(),
                        crossing.provision(),
                        crossing.ruleVersion()))
                .toList();
        List<Crossing> met = replayed.crossings().stream()
                .filter(crossing -> isNotAmong(before.crossings(), crossing))
                .toList();
        if (!replayed.standing().judged()) {
            return new Verdict(replayed.standing().holding(HeldFigures.NOTHING), met, List.of(), retractions);
        }
        YearStanding free = replayed.standing().holding(HeldFigures.NOTHING);
        YearStanding held = free.holding(before.standing().held().and(before.standing()));
        Route freeRoute = route(free);
        Route route = route(held);
        YearStanding now = (freeRoute == route ? free : held)
                .decided(route, replayed.standing().ruleVersion());
        return new Verdict(now, met, raised(year, before.standing().route(), now, replayed, decided), retractions);
    }

    /** A person confirmed that the route follows the corrected counts. */
    public Verdict reviewed(int year, YearStanding before, Decided decided) {
        YearStanding free = before.holding(HeldFigures.NOTHING);
        if (!free.judged()) {
            return new Verdict(free, List.of(), List.of());
        }
        RouteDecision decision = table.decideYear(free.on(), free.facts(), free.figures());
        YearStanding now = free.decided(decision.route(), decision.ruleVersion());
        return new Verdict(now, List.of(), changed(year, before.route(), now, decision, decided));
    }

    private List<RouteChange> raised(int year, Route from, YearStanding now, Replayed replayed, Decided decided) {
        if (from == now.route()) {
            return List.of();
        }
        List<RouteChange> changes = new ArrayList<>();
        for (RouteChange change : replayed.routeChanges()) {
            if (change.to() == now.route()) {
                changes.clear();
                changes.add(new RouteChange(
                        year,
                        from,
                        now.route(),
                        change.subjectClass(),
                        change.threshold(),
                        change.ordinal(),
                        change.eventId(),
                        change.occurredAt(),
                        change.provision(),
                        decided.reason(),
                        now.ruleVersion()));
            }
        }
        return changes.isEmpty()
                ? changed(year, from, now, table.decideYear(now.on(), now.facts(), now.figures()), decided)
                : List.copyOf(changes);
    }

    private static List<RouteChange> changed(
            int year, Route from, YearStanding now, RouteDecision decision, Decided decided) {
        return from == now.route()
                ? List.of()
                : List.of(new RouteChange(
                        year,
                        from,
                        now.route(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        decided.id(),
                        decided.at(),
                        provision(decision),
                        decided.reason(),
                        now.ruleVersion()));
    }

    /** A year in which nobody is left rests on no provision but that by whose words persons are counted. */
    private static String provision(RouteDecision decision) {
        return decision.decidingProvision()
                .or(() -> decision.findings().stream().findFirst().map(Finding::provision))
                .orElse(JudgeYear.COUNT_BEGINS_ON_1_JANUARY);
    }

    private Route route(YearStanding standing) {
        return table.decideYear(standing.on(), standing.facts(), standing.figures())
                .route();
    }

    private static boolean isNotAmong(List<Crossing> crossings, Crossing crossing) {
        return crossings.stream().noneMatch(other -> Crossings.isSameLimit(other, crossing));
    }
}
