package dev.pipl.local.supervision;

import dev.pipl.law.Bilingual;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the keyboard sees while the platform starts and runs; one line an event, in both languages. */
public final class Console {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Console(PrintStream out) {
        this.out = out;
    }

    /** Something about one part, with the seconds since the start. */
    public synchronized void say(String part, Bilingual text) {
        Duration since = Duration.ofNanos(System.nanoTime() - begin);
        out.printf(Locale.ROOT, "%6.1f s  %-18s %s / %s%n", since.toMillis() / 1000.0, part, text.zh(), text.en());
        out.flush();
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }
}
