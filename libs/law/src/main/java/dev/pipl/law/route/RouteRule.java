package dev.pipl.law.route;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import java.util.List;
import java.util.Set;

/**
 * One row of the route table.
 *
 * @param basis the provisions and numbers of the row
 * @param outcome the route it gives
 * @param condition for which classes it decides
 */
record RouteRule(LegalBasis basis, Route outcome, Condition condition) {

    /** Of the classes a route is asked for, those this row decides; none when it does not fire. */
    @FunctionalInterface
    interface Condition {
        Set<SubjectClass> decidedClasses(Situation situation);
    }

    /** Why the row decided. */
    List<Finding> findings(Situation situation, String ruleVersion) {
        return basis.findings(situation.on(), outcome.name(), situation.inputs(), ruleVersion);
    }
}
