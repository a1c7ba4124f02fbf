package dev.pipl.law;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Why a decision came out as it did: one provision, what it was asked, and what it answered. A decision is stored with
 * its findings, so that it can be read years later without this code.
 *
 * @param provision the id of the provision, such as {@code CBDF-8}
 * @param citation the article, paragraph and item in the words of a citation
 * @param outcome what follows from the provision: the name of a route, or a kebab-case code
 * @param inputs the figures and facts the provision was applied to, in reading order; never a person's data
 * @param ruleVersion the version of the rules that were applied, such as {@code route-2026-01-01}
 */
public record Finding(
        String provision, Bilingual citation, String outcome, Map<String, Object> inputs, String ruleVersion) {

    public Finding {
        Objects.requireNonNull(provision, "provision");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(ruleVersion, "ruleVersion");
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
