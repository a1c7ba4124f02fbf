package dev.pipl.crossborder.standing;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.YearFigures;
import java.util.Optional;

/** What the law says of a handler's year as the ledger shows it. Thread-safe. */
public final class DescribeYear {

    private final RouteTable table;

    public DescribeYear(RouteTable table) {
        this.table = table;
    }

    /**
     * The route with its findings; for a year in which nothing was sent, too.
     *
     * @throws RuleNotInForce for a year whose thresholds were not in force yet; there is no route to guess
     */
    public RouteDecision route(YearAsked asked, KnownHandler handler, YearView view) {
        if (view.route().isPresent()) {
            return view.route().get();
        }
        RouteDecision nothingSent =
                table.decideYear(asked.on(), handler.on(asked.on()).facts(), YearFigures.NOTHING_SENT);
        if (view.latest().isPresent() && !view.judged()) {
            // The thresholds came into force within the year, after everything that was sent.
            throw new RuleNotInForce(table.limits(asked.on()).get(0).provision(), asked.on());
        }
        return nothingSent;
    }

    /** The version of the rules a year is judged by; empty where none were in force. */
    public Optional<String> ruleVersion(YearAsked asked, YearView view) {
        if (view.route().isPresent()) {
            return view.route().map(RouteDecision::ruleVersion);
        }
        try {
            return Optional.of(table.ruleVersion(asked.on()));
        } catch (RuleNotInForce notYet) {
            return Optional.empty();
        }
    }
}
