package dev.pipl.crossborder.ledger.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** How the ledger is set up at this place. */
@ConfigMapping(prefix = "pipl.ledger")
public interface LedgerSettings {

    /** How much memory folded handlers may take, in bytes, about 25 a person; a share of the heap unless said. */
    OptionalLong cacheBytes();

    /** That share: the rest is for folding the next one, a copy for a snapshot, batches and requests. */
    @WithDefault("0.4")
    double cacheShare();

    /** How long reading a partition may stand still before the service is not ready. */
    @WithDefault("PT30S")
    Duration stall();

    /** When committed rows that nobody told or watched count as left behind by an instance that is gone. */
    @WithDefault("PT30S")
    Duration leftBehindAfter();

    /** How many records one poll may bring; those of one partition are written in one transaction. */
    @WithDefault("2000")
    int pollRecords();

    /**
     * How many partitions of one poll are written at the same time, so that none waits while another's transaction is on
     * its way to the disk.
     */
    @WithDefault("4")
    int partitionsAtOnce();
}
