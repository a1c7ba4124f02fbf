package dev.pipl.system.benchmark;

import java.lang.management.ManagementFactory;

/** What this process holds that is still of use. */
final class LiveHeap {

    /** A collector may leave some dead objects where they are, and moves everything only at every fourth collection. */
    private static final int COLLECTIONS = 5;

    private LiveHeap() {}

    /** After everything that is of no use any more was cleared away. */
    static long bytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
