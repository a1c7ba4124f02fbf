package dev.pipl.crossborder.headcount;

import java.time.Instant;

/**
 * Numbers of persons that a pipeline states of one data set.
 *
 * @param occurredAt of the transfer that stated them
 * @param content the content hash of that transfer, hexadecimal: decides between two of the same moment
 * @param counted whether they count, or were sent on an honoured ground
 */
public record Declaration(long nonSensitive, long sensitive, Instant occurredAt, String content, boolean counted) {

    boolean replaces(Declaration known) {
        int order = occurredAt.compareTo(known.occurredAt);
        return order != 0 ? order > 0 : content.compareTo(known.content) > 0;
    }
}
