package dev.pipl.kit.outbox;

import java.time.Clock;

/** The outbox for a test that runs without a container. */
public final class Outboxes {

    private Outboxes() {}

    public static JdbcOutbox of(Clock clock) {
        return new JdbcOutbox(clock);
    }
}
