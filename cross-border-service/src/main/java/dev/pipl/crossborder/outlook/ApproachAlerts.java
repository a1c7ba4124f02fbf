package dev.pipl.crossborder.outlook;

import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The warnings a year's counts give: one for each class that has come to a share of its next limit. An alert's id names
 * handler, year, class, limit and share, so that each is let out once however often it is found. Thread-safe.
 */
public final class ApproachAlerts {

    private static final Set<Route> STRICTEST = Set.of(Route.SECURITY_ASSESSMENT, Route.STATE_ORGAN_ASSESSMENT);
    /** From this share on a warning is more than information. */
    private static final int WARNING_FROM_PERCENT = 90;

    private final RouteTable table;
    private final WarningSteps steps;

    public ApproachAlerts(RouteTable table, WarningSteps steps) {
        this.table = table;
        this.steps = steps;
    }

    /**
     * The warnings that the year as it stands gives.
     *
     * @param on the day by whose limits the year is judged
     */
    public List<AlertRaised> of(YearView view, LocalDate on, Instant now) {
        List<Limit> limits;
        try {
            limits = table.limits(on);
        } catch (RuleNotInForce notYet) {
            return List.of();
        }
        List<AlertRaised> alerts = new ArrayList<>();
        for (SubjectClass subjectClass : SubjectClass.values()) {
            long count = view.headCounts().of(subjectClass).upper();
            Optional<Limit> next = NextLimit.above(count, subjectClass, limits);
            next.flatMap(limit -> steps.reached(count, limit))
                    .ifPresent(percent -> alerts.add(alert(view, next.get(), percent, count, now)));
        }
        return alerts;
    }

    private static AlertRaised alert(YearView view, Limit limit, int percent, long count, Instant now) {
        String subject = view.year() + "/" + limit.subjectClass().wireName() + "/" + limit.firstCount() + "/" + percent;
        boolean isSensitive = limit.subjectClass() == SubjectClass.SENSITIVE;
        String zh = "%d 年向境外提供%s个人信息的人数(上限)为 %,d 人,已达下一限值 %,d 人的 %d%%"
                .formatted(view.year(), isSensitive ? "敏感" : "非敏感", count, limit.firstCount(), percent);
        String en = "%,d persons' %s information (upper bound) sent abroad in %d: %d%% of the next limit of %,d"
                .formatted(
                        count, isSensitive ? "sensitive" : "non-sensitive", view.year(), percent, limit.firstCount());
        return new AlertRaised(
                EventIds.of("alert", "threshold-approaching", view.handlerId(), subject),
                BeijingCalendar.at(view.asOf().orElse(now)),
                severity(view, percent),
                "threshold-approaching",
                view.handlerId(),
                new Wording(zh, en),
                List.of(limit.provision()),
                subject);
    }

    /** Where the strictest route is required already, the next limit changes nothing. */
    private static Severity severity(YearView view, int percent) {
        boolean changesNothing = view.route()
                .map(RouteDecision::route)
                .filter(STRICTEST::contains)
                .isPresent();
        return percent >= WARNING_FROM_PERCENT && !changesNothing ? Severity.WARNING : Severity.INFO;
    }
}
