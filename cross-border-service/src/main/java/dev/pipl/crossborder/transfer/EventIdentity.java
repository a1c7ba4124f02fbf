package dev.pipl.crossborder.transfer;

import java.util.Objects;

/**
 * What makes two events the same event, over Kafka and HTTP alike: handler, source and id. The content says whether a
 * repetition is a duplicate or a conflict.
 */
public record EventIdentity(String handlerId, String source, String id) {

    public EventIdentity {
        Objects.requireNonNull(handlerId, "handlerId");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
    }
}
