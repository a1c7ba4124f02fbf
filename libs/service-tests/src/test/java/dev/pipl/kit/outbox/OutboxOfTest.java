package dev.pipl.kit.outbox;

import java.time.Clock;

/** Makes an outbox without a container. */
public final class OutboxOfTest {
    private OutboxOfTest() {}

    public static JdbcOutbox jdbc(Clock clock) {
        return new JdbcOutbox(clock);
    }

    public static JdbcOutbox jdbc(Clock clock, OutboxBell bell) {
        return new JdbcOutbox(clock, bell);
    }
}
