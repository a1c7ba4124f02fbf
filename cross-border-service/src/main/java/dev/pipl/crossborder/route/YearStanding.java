package dev.pipl.crossborder.route;

import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.YearFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a handler's year stands in law, as far as its ledger goes. The counts are the highest the year ever had, by the
 * events that stand: one that falls again is for a person to review and never lowers a route by itself.
 *
 * @param on the Beijing date by whose rules the year is judged: the latest date of anything recorded; {@code null} where
 *     nothing is
 * @param latest when the latest transfer, or change of the profile, took place; {@code null} likewise
 * @param facts the handler's facts of that date; {@code null} likewise
 * @param factsVersion the profile's version they come from
 * @param judged whether the thresholds were in force on that date
 * @param route the overall route; {@link Route#NONE} while not judged
 * @param ruleVersion of the rules that decided, empty while not judged
 * @param held figures that were corrected away and keep the route up until a person confirms the lower one
 */
public record YearStanding(
        LocalDate on,
        Instant latest,
        HandlerFacts facts,
        long factsVersion,
        boolean judged,
        Route route,
        String ruleVersion,
        long nonSensitiveMax,
        long sensitiveMax,
        long nonSensitiveGrossMax,
        long sensitiveGrossMax,
        boolean importantData,
        boolean statutoryDuty,
        HeldFigures held) {

    /** A year in which nothing is recorded. */
    public static final YearStanding BLANK =
            new YearStanding(null, null, null, 0, false, Route.NONE, "", 0, 0, 0, 0, false, false, HeldFigures.NOTHING);

    public YearStanding {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(ruleVersion, "ruleVersion");
    }

    /** The figures the route is decided by. */
    public YearFigures figures() {
        return new YearFigures(
                figure(Math.max(nonSensitiveMax, held.nonSensitive()), nonSensitiveGrossMax, held.nonSensitiveGross()),
                figure(Math.max(sensitiveMax, held.sensitive()), sensitiveGrossMax, held.sensitiveGross()),
                importantData || held.importantData(),
                statutoryDuty || held.statutoryDuty());
    }

    private static ClassCount figure(long counted, long gross, long heldGross) {
        return new ClassCount(counted, Math.max(counted, Math.max(gross, heldGross)));
    }

    boolean hasPersons() {
        return nonSensitiveGrossMax > 0
                || sensitiveGrossMax > 0
                || nonSensitiveMax > 0
                || sensitiveMax > 0
                || !held.isNothing();
    }

    /** The same counts, with other figures that keep the route up beside them. */
    public YearStanding holding(HeldFigures newHeld) {
        return new YearStanding(
                on,
                latest,
                facts,
                factsVersion,
                judged,
                route,
                ruleVersion,
                nonSensitiveMax,
                sensitiveMax,
                nonSensitiveGrossMax,
                sensitiveGrossMax,
                importantData,
                statutoryDuty,
                newHeld);
    }

    /** The same counts, seen by what the happening says of date, facts and kind of data. */
    public YearStanding under(Happening happening) {
        boolean isNewer = happening.isNewerThan(this);
        boolean isLater = on == null || happening.date().isAfter(on);
        return new YearStanding(
                isLater ? happening.date() : on,
                latest == null || happening.occurredAt().isAfter(latest) ? happening.occurredAt() : latest,
                isNewer ? happening.facts() : facts,
                isNewer ? happening.factsVersion() : factsVersion,
                judged,
                route,
                ruleVersion,
                nonSensitiveMax,
                sensitiveMax,
                nonSensitiveGrossMax,
                sensitiveGrossMax,
                importantData || happening.importantData(),
                statutoryDuty || happening.statutoryDuty(),
                held);
    }

    YearStanding counting(long nonSensitive, long sensitive, long nonSensitiveGross, long sensitiveGross) {
        return new YearStanding(
                on,
                latest,
                facts,
                factsVersion,
                judged,
                route,
                ruleVersion,
                Math.max(nonSensitiveMax, nonSensitive),
                Math.max(sensitiveMax, sensitive),
                Math.max(nonSensitiveGrossMax, nonSensitiveGross),
                Math.max(sensitiveGrossMax, sensitiveGross),
                importantData,
                statutoryDuty,
                held);
    }

    /** As a ledger row states it, for a standing that is folded and not judged anew. */
    public YearStanding restored(
            boolean isJudged,
            Route newRoute,
            String newRuleVersion,
            long nonSensitive,
            long sensitive,
            long nonSensitiveGross,
            long sensitiveGross,
            HeldFigures newHeld) {
        return new YearStanding(
                on,
                latest,
                facts,
                factsVersion,
                isJudged,
                newRoute,
                newRuleVersion,
                nonSensitive,
                sensitive,
                nonSensitiveGross,
                sensitiveGross,
                importantData,
                statutoryDuty,
                newHeld);
    }

    YearStanding decided(Route newRoute, String newRuleVersion) {
        return new YearStanding(
                on,
                latest,
                facts,
                factsVersion,
                true,
                newRoute,
                newRuleVersion,
                nonSensitiveMax,
                sensitiveMax,
                nonSensitiveGrossMax,
                sensitiveGrossMax,
                importantData,
                statutoryDuty,
                held);
    }
}
