package dev.pipl.kit.alert;

import dev.pipl.kit.outbox.JdbcOutbox;
import java.time.Clock;

/** Alerts that are let out once, for a test that runs without a container. */
public final class AlertsOnce {

    private AlertsOnce() {}

    public static JdbcAlertOnce of(JdbcOutbox outbox, Clock clock) {
        return new JdbcAlertOnce(outbox, clock);
    }
}
