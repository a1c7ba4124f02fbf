package dev.pipl.certification.platform;

import java.time.Duration;

/**
 * How long to wait before the platform is asked again: twice as long after each failure, up to a maximum. Not a matter of law; the
 * deadline is watched apart.
 */
public record RetryPace(Duration first, Duration longest) {

    /** The wait after so many failures in a row, at least one. */
    public Duration after(int failureCount) {
        Duration wait = first;
        for (int i = 1; i < failureCount && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
