package dev.pipl.crossborder.ledger;

import java.util.Objects;

/** Where an event was read, so that every row and every rejection can be traced to it. */
public sealed interface Coordinates {

    /** A record of a topic. */
    record KafkaRecord(String topic, int partition, long offset) implements Coordinates {
        public KafkaRecord {
            Objects.requireNonNull(topic, "topic");
        }
    }

    /** An event of an HTTP request, counted from 0. */
    record HttpEvent(String requestId, int index) implements Coordinates {
        public HttpEvent {
            Objects.requireNonNull(requestId, "requestId");
        }
    }
}
