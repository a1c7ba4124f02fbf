package dev.pipl.events.transfer;

import dev.pipl.events.MayBeAbsent;

/**
 * Where a record was read: topic, partition and offset for Kafka, request id and position in the batch for HTTP.
 *
 * @param channel {@code KAFKA} or {@code HTTP}
 */
public record RecordPlace(
        String channel,
        @MayBeAbsent String topic,
        @MayBeAbsent Integer partition,
        @MayBeAbsent Long offset,
        @MayBeAbsent String requestId,
        @MayBeAbsent Integer position) {

    /** A record of a topic. */
    public static RecordPlace kafka(String topic, int partition, long offset) {
        return new RecordPlace("KAFKA", topic, partition, offset, null, null);
    }

    /** An event of an HTTP request, counted from 0. */
    public static RecordPlace http(String requestId, int position) {
        return new RecordPlace("HTTP", null, null, null, requestId, position);
    }
}
