package dev.pipl.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One applied rule with what it needs to be checked again.
 *
 * @param provision the article, for example {@code CERT-10}
 * @param outcome a stable word, for example {@code reached}
 * @param inputs the facts that went in; counts and dates, never people
 * @param ruleVersion the rulebook that was in force
 */
public record CitedFinding(
        String provision, Wording citation, String outcome, Map<String, Object> inputs, String ruleVersion) {

    public CitedFinding {
        inputs = inputs == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
