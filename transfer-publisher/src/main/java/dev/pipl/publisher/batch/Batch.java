package dev.pipl.publisher.batch;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The tokens of one event.
 *
 * @param number from 0, in the order of the input
 * @param occurredAt {@code null} where the command line gives it for all
 */
public record Batch(int number, OffsetDateTime occurredAt, List<String> nonSensitive, List<String> sensitive) {

    public int tokenCount() {
        return nonSensitive.size() + sensitive.size();
    }
}
