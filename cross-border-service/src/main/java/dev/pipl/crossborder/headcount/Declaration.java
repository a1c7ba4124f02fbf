package dev.pipl.crossborder.headcount;

import java.time.Instant;

/**
 * Numbers of persons that a pipeline states of one data set.
 *
 * @param occurredAt of the transfer that stated them
 * @param counted whether they count, or were sent on an honoured ground
 */
public record Declaration(long nonSensitive, long sensitive, Instant occurredAt, boolean counted) {

    /**
     * What holds of a data set that was declared twice: the later declaration; of two of the same moment the larger numbers
     * of both, because neither replaces the other and the limit of the law is met by the larger one. The order in which
     * they arrive does not matter.
     */
    Declaration with(Declaration other) {
        int order = occurredAt.compareTo(other.occurredAt);
        if (order != 0) {
            return order > 0 ? this : other;
        }
        return new Declaration(
                Math.max(nonSensitive, other.nonSensitive),
                Math.max(sensitive, other.sensitive),
                occurredAt,
                counted || other.counted);
    }
}
