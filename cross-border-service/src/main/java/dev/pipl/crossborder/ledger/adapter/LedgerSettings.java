package dev.pipl.crossborder.ledger.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger is set up at this place. */
@ConfigMapping(prefix = "pipl.ledger")
public interface LedgerSettings {

    /** How much memory folded handlers may take; about 25 bytes a person. */
    @WithDefault("268435456")
    long cacheBytes();

    /** How long reading a partition may stand still before the service is not ready. */
    @WithDefault("PT30S")
    Duration stall();

    /** How many records one poll may bring. */
    @WithDefault("200")
    int pollRecords();
}
