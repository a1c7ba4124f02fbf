package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.route.HeldFigures;
import dev.pipl.crossborder.route.YearStanding;
import dev.pipl.law.route.Route;

/**
 * Every figure of a year after a row: distinct persons, declared numbers, the highest upper bounds the year ever had, the
 * route, and what a correction took away that keeps the route up.
 */
public record RowFigures(
        long nonSensitivePersons,
        long sensitivePersons,
        long nonSensitiveGrossPersons,
        long sensitiveGrossPersons,
        DeclaredTotals declared,
        long nonSensitiveMax,
        long sensitiveMax,
        long nonSensitiveGrossMax,
        long sensitiveGrossMax,
        Route route,
        boolean judged,
        HeldFigures held) {

    static RowFigures of(PersonSet persons, DeclaredTotals declared, YearStanding standing) {
        return new RowFigures(
                persons.count(PersonSet.NON_SENSITIVE),
                persons.count(PersonSet.SENSITIVE),
                persons.count(PersonSet.NON_SENSITIVE_GROSS),
                persons.count(PersonSet.SENSITIVE_GROSS),
                declared,
                standing.nonSensitiveMax(),
                standing.sensitiveMax(),
                standing.nonSensitiveGrossMax(),
                standing.sensitiveGrossMax(),
                standing.route(),
                standing.judged(),
                standing.held());
    }
}
