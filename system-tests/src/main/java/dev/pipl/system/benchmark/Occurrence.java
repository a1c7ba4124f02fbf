package dev.pipl.system.benchmark;

import java.time.Instant;
import java.util.List;

/**
 * An event of the generated work, as every contestant gets it: read and checked, with the persons as tokens.
 *
 * @param handler counts the handlers from 0
 * @param contentHash SHA-256 of the content, which whoever reads events computes; 32 octets
 * @param nonSensitive tokens of persons of whom non-sensitive information was sent
 * @param sensitive tokens of other persons, of whom sensitive information was sent
 */
record Occurrence(
        int handler,
        String handlerId,
        String source,
        String id,
        byte[] contentHash,
        Instant occurredAt,
        List<String> nonSensitive,
        List<String> sensitive) {

    int persons() {
        return nonSensitive.size() + sensitive.size();
    }
}
