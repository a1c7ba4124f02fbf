package dev.pipl.publisher.delivery;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many events came to what.
 *
 * @param codes rejections by code
 */
public record Tally(long accepted, long duplicate, long rejected, long acknowledged, Map<String, Long> codes) {

    public Tally {
        codes = Collections.unmodifiableMap(new TreeMap<>(codes));
    }

    public static Tally empty() {
        return new Tally(0, 0, 0, 0, Map.of());
    }

    public static Tally of(List<Outcome> outcomes) {
        return empty().plus(outcomes);
    }

    /** This and more. */
    public Tally plus(List<Outcome> outcomes) {
        Map<Verdict, Long> counts = new TreeMap<>();
        Map<String, Long> reasons = new TreeMap<>(codes);
        for (Outcome outcome : outcomes) {
            counts.merge(outcome.verdict(), 1L, Long::sum);
            if (outcome.code() != null) {
                reasons.merge(outcome.code(), 1L, Long::sum);
            }
        }
        return new Tally(
                accepted + counts.getOrDefault(Verdict.ACCEPTED, 0L),
                duplicate + counts.getOrDefault(Verdict.DUPLICATE, 0L),
                rejected + counts.getOrDefault(Verdict.REJECTED, 0L),
                acknowledged + counts.getOrDefault(Verdict.ACKNOWLEDGED, 0L),
                reasons);
    }

    /** This with acknowledged events known to be rejected after all. */
    public Tally rejectedAfterAll(List<Outcome> rejections) {
        Tally more = plus(rejections);
        return new Tally(
                more.accepted, more.duplicate, more.rejected, more.acknowledged - rejections.size(), more.codes);
    }
}
