package dev.pipl.law.route;

import dev.pipl.law.Finding;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The required route with the reasons for it.
 *
 * @param route the strictest route of any class
 * @param byClass the route of each class; {@link Route#NONE} for a class without persons
 * @param findings those of the rules that decided, in the table's order; then that of a claimed ground; then the duties that
 *     come in addition
 * @param ruleVersion the version of the table, such as {@code route-2026-01-01}
 */
public record RouteDecision(Route route, Map<SubjectClass, Route> byClass, List<Finding> findings, String ruleVersion) {

    public RouteDecision {
        byClass = Collections.unmodifiableMap(new EnumMap<>(byClass));
        findings = List.copyOf(findings);
    }

    /** The provision on which the overall route rests; empty when nothing was sent. */
    public Optional<String> decidingProvision() {
        return findings.stream()
                .filter(finding -> finding.outcome().equals(route.name()))
                .map(Finding::provision)
                .findFirst();
    }
}
