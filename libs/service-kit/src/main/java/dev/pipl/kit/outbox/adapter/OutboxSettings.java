package dev.pipl.kit.outbox.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Technical settings of the relay. */
@ConfigMapping(prefix = "pipl.outbox")
interface OutboxSettings {
    /** False for a process that only writes, for example a migration. */
    @WithDefault("true")
    boolean relay();

    /** How often the relay looks without being woken. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How long a sent event stays in the table, for people who search. */
    @WithDefault("P7D")
    Duration retention();

    /** Rows read and in flight at once. */
    @WithDefault("500")
    int batch();
}
