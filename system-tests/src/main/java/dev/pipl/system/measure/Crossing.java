package dev.pipl.system.measure;

/** One crossing; a moment is by {@link System#nanoTime()}, 0 while it has not come. */
final class Crossing {
    final Stand.Subject subject;
    volatile long due;
    volatile long acknowledged;
    String alertId;
    long delivered;

    Crossing(Stand.Subject subject) {
        this.subject = subject;
    }
}
