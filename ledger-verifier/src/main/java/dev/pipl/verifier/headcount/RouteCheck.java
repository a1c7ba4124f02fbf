package dev.pipl.verifier.headcount;

import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.row.Entry;
import dev.pipl.verifier.row.Figures;
import dev.pipl.verifier.row.RouteChange;

/** Follows the route from change to change. Which route the law asks for is not for this program to say. */
final class RouteCheck {

    private final LimitBook limits;
    private final Findings findings;
    private String route = "NONE";
    private Figures.Held held = Figures.Held.NOTHING;

    RouteCheck(LimitBook limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    void check(CountedRow row) {
        for (Entry entry : row.body().entries()) {
            if (entry instanceof Entry.YearOpening opening) {
                route = opening.previousRoute();
            }
        }
        for (RouteChange change : row.body().routeChanges()) {
            check(row, change);
            route = change.to();
        }
        Figures after = row.body().after();
        if (!after.route().equals(route)) {
            findings.add(
                    FaultKind.ROUTE_CHANGE,
                    row.place(),
                    "行末路径为 " + after.route() + "，各次变化得 " + route,
                    "stands at route " + after.route() + ", its changes give " + route);
            route = after.route();
        }
        if (after.isJudged() == row.row().ruleVersion().isEmpty()) {
            findings.add(
                    FaultKind.FIGURE,
                    row.place(),
                    "判定标志与规则版本不符",
                    "is judged without a version of the rules, or the reverse");
        }
        checkHeld(row);
    }

    private void check(CountedRow row, RouteChange change) {
        boolean isOfRow = row.decision().isPresent() || row.hasEntry(change.eventId());
        boolean isOfLimit = change.limit().map(limits::isKnown).orElse(true);
        if (!change.from().equals(route) || change.from().equals(change.to()) || !isOfRow || !isOfLimit) {
            findings.add(
                    FaultKind.ROUTE_CHANGE,
                    row.at(change.eventId()),
                    "路径变化 " + change.from() + " → " + change.to() + " 与前一路径 " + route + "、本行事件或所达门槛不符",
                    "changes the route from " + change.from() + " to " + change.to()
                            + ", which does not fit the route before (" + route
                            + "), an entry of the row or a limit met");
        }
    }

    /** What keeps a route up comes from a decision that counted the year anew, and goes with a review. */
    private void checkHeld(CountedRow row) {
        Figures.Held stated = row.body().after().held();
        Figures.Held kept = held;
        for (Entry entry : row.body().entries()) {
            kept = entry instanceof Entry.RouteReview ? Figures.Held.NOTHING : kept;
        }
        Figures.Held unreviewed = kept;
        boolean isFounded = row.decision()
                .map(decision ->
                        stated.equals(Figures.Held.NOTHING) || stated.equals(joined(unreviewed, decision.before())))
                .orElse(stated.equals(kept));
        if (!isFounded) {
            findings.add(
                    FaultKind.HELD_FIGURES,
                    row.place(),
                    "保持路径的数字并非出自本行的决定或复核",
                    "figures that keep the route up are not those of a decision or review in the row");
        }
        held = stated;
    }

    private static Figures.Held joined(Figures.Held held, CountedRow.Standing before) {
        return new Figures.Held(
                Math.max(held.nonSensitive(), before.counts().highestNonSensitive()),
                Math.max(held.sensitive(), before.counts().highestSensitive()),
                Math.max(held.nonSensitiveGross(), before.counts().highestNonSensitiveGross()),
                Math.max(held.sensitiveGross(), before.counts().highestSensitiveGross()),
                held.importantData() || before.importantData(),
                held.statutoryDuty() || before.statutoryDuty());
    }
}
