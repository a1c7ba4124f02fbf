package dev.pipl.kit.inbox.adapter;

import dev.pipl.events.MalformedEvent;
import dev.pipl.kit.inbox.NotYet;
import dev.pipl.kit.inbox.PoisonEvent;
import dev.pipl.kit.problem.adapter.Outage;

/** What a failed effect means for the event: wait for better times, try a little, or give it up. */
enum Failure {
    /** The surroundings failed: the event is tried until they are well again. */
    TRANSIENT,
    /** Unknown: perhaps the event, perhaps a passing trouble. */
    DOUBTFUL,
    /** The event itself is at fault. */
    POISON;

    static Failure of(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof PoisonEvent || cause instanceof MalformedEvent) {
                return POISON;
            }
            if (cause instanceof NotYet) {
                return TRANSIENT;
            }
        }
        return Outage.isBehind(thrown) ? TRANSIENT : DOUBTFUL;
    }
}
