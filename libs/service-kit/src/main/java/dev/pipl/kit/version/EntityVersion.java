package dev.pipl.kit.version;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;

/**
 * The version of a resource as HTTP shows it.
 *
 * @param number counts up by one with each change
 */
public record EntityVersion(long number) {

    /** The value of {@code ETag}, quotes included. */
    public String tag() {
        return "\"" + number + "\"";
    }

    /**
     * Lets a change pass only when its {@code If-Match} names this version.
     *
     * @param ifMatch the header's value, null when absent; {@code *} matches any version
     * @throws Refusal 428 {@code version-required} without the header, 412 {@code version-stale} for another version
     */
    public void requireMatch(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal(CommonProblem.VERSION_REQUIRED);
        }
        for (String candidate : ifMatch.split(",", -1)) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(tag())) {
                return;
            }
        }
        throw new Refusal(CommonProblem.VERSION_STALE);
    }
}
