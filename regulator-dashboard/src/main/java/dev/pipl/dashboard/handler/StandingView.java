package dev.pipl.dashboard.handler;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.events.Wording;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.RoutesByClass;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * All that is shown of one handler's year. Absent: what the ledger has not told of it.
 *
 * @param years for which there is something, newest first
 * @param asOf when the latest transfer behind the figures occurred, Beijing time
 * @param ledgerSequence the ledger entry up to which the full figures count
 * @param unacknowledged how many of its alerts nobody has taken note of
 * @param routeChanges as the ledger told them, oldest first
 * @param history the head-count at the end of each day on which it grew
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StandingView(
        Who handler,
        int year,
        List<Integer> years,
        OffsetDateTime asOf,
        Long ledgerSequence,
        long unacknowledged,
        RouteNow route,
        List<ClassView> classes,
        List<RouteChanged> routeChanges,
        List<Day> history) {

    /** Who it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Who(
            String id,
            Wording name,
            String province,
            String unifiedSocialCreditCode,
            HandlerKind kind,
            boolean criticalInfrastructureOperator) {}

    /**
     * The required route.
     *
     * @param since when the change to it occurred, with the article that decided; absent before the first change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RouteNow(
            Route route, OffsetDateTime since, String provision, Wording citation, RoutesByClass byClass) {}

    /** The count of a class on its scale. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClassView(
            @JsonProperty("class") String subjectClass,
            long upper,
            Long lower,
            Boolean exact,
            Long gross,
            List<LimitView> limits) {}

    /** The head-count at the end of a Beijing day. */
    public record Day(LocalDate on, long nonSensitive, long sensitive) {}

    /**
     * Puts together what is known.
     *
     * @param on the day whose law applies to the year
     * @param changes of the year, oldest first
     */
    public static StandingView of(
            HandlerRow row,
            int year,
            LocalDate on,
            List<Integer> years,
            List<RouteChanged> changes,
            List<Day> history,
            Scale scale) {
        HandlerFacts facts = Profiles.facts(row.profile(), on);
        YearStanding standing = row.standing().orElse(null);
        return new StandingView(
                new Who(
                        row.profile().handlerId(),
                        row.profile().name(),
                        row.profile().province(),
                        row.profile().unifiedSocialCreditCode(),
                        facts.kind(),
                        facts.criticalInfrastructureOperator()),
                year,
                years,
                standing == null ? null : BeijingCalendar.at(standing.asOf()),
                standing == null ? null : standing.ledgerSequence(),
                row.unacknowledged(),
                standing == null ? null : routeNow(standing, changes),
                standing == null ? null : classes(standing, on, facts, scale),
                changes,
                history);
    }

    private static RouteNow routeNow(YearStanding standing, List<RouteChanged> changes) {
        RouteChanged last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        if (last == null || !last.to().equals(standing.route().name())) {
            return new RouteNow(standing.route(), null, null, null, null);
        }
        return new RouteNow(standing.route(), last.occurredAt(), last.provision(), last.citation(), last.byClass());
    }

    private static List<ClassView> classes(YearStanding standing, LocalDate on, HandlerFacts facts, Scale scale) {
        return Arrays.stream(SubjectClass.values())
                .map(one -> {
                    Figures figures = standing.of(one);
                    return new ClassView(
                            one.wireName(),
                            figures.upper(),
                            figures.lower(),
                            figures.exact(),
                            figures.gross(),
                            scale.limits(on, facts, one, figures.upper()));
                })
                .toList();
    }
}
