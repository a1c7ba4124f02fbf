package dev.pipl.system.benchmark;

import java.lang.management.ManagementFactory;

/** What this process holds that is still of use. */
final class LiveHeap {

    private LiveHeap() {}

    /** After everything that is of no use any more was cleared away. */
    static long bytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
