package dev.pipl.system.scale;

import dev.pipl.law.Bilingual;
import java.io.PrintStream;
import java.util.Locale;

/** Tells on the error stream what is going on: how much is done, how fast, and how long it will take. */
final class Progress {
    private static final long EVERY_NANOS = 1_000_000_000L;

    private final PrintStream out;
    private final long startedAt = System.nanoTime();
    private long phaseAt = System.nanoTime();
    private long shownAt;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** A new phase begins: counts start anew. */
    synchronized void begin(Bilingual phase) {
        phaseAt = System.nanoTime();
        say(phase);
    }

    synchronized void say(Bilingual text) {
        out.printf(Locale.ROOT, "%n[%5.1f s] %s · %s%n", seconds(startedAt), text.zh(), text.en());
    }

    /** @param all how many there will be, negative where nobody knows */
    synchronized void step(long done, long all) {
        if (System.nanoTime() - shownAt < EVERY_NANOS) {
            return;
        }
        shownAt = System.nanoTime();
        double rate = done / Math.max(seconds(phaseAt), 1e-3);
        String ahead = all < 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " / %,d, %3d%%, ETA %.0f s",
                        all,
                        100 * done / all,
                        (all - done) / Math.max(rate, 1));
        out.printf(Locale.ROOT, "\r[%5.1f s] %,d%s, %,.0f/s      ", seconds(startedAt), done, ahead, rate);
        out.flush();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
