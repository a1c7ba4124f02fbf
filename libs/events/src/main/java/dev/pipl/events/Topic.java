package dev.pipl.events;

import java.util.Arrays;
import java.util.Optional;

/** The topics of the platform. Key, retention, producers and consumers are declared in {@code deploy/kafka/topics.yaml}. */
public enum Topic {
    OUTBOUND_TRANSFERS("outbound-transfers.v1"),
    OUTBOUND_TRANSFERS_REJECTED("outbound-transfers.rejected.v1"),
    REGISTRY("registry.events.v1"),
    CROSS_BORDER("cross-border.events.v1"),
    LEDGER_ROOTS("ledger-roots.v1"),
    AUDIT("audit.events.v1"),
    CERTIFICATION("certification.events.v1"),
    ALERTS("alerts.v1");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the broker. */
    public String wireName() {
        return wireName;
    }

    /** The topic of that name on the broker, if it is one of ours. */
    public static Optional<Topic> of(String wireName) {
        return Arrays.stream(values())
                .filter(topic -> topic.wireName.equals(wireName))
                .findFirst();
    }
}
