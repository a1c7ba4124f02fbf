package dev.pipl.crossborder.verification.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often ledgers are verified without being asked, and at which pace. */
@ConfigMapping(prefix = "pipl.verification")
public interface VerificationSettings {

    /** How often the schedule looks whether it may go on. */
    @WithDefault("1s")
    String every();

    /** How long after a start the schedule begins. */
    @WithDefault("5m")
    String delayed();

    /** How long a sound answer is good for. */
    @WithDefault("PT24H")
    Duration period();

    /** How much of one processor's time verifying in the background may take, in percent. */
    @WithDefault("10")
    int sharePercent();

    /** How long a caller waits for his turn before he is told to come again. */
    @WithDefault("PT2S")
    Duration patience();

    /** How many exports may be under way at a time. */
    @WithDefault("4")
    int exportsAtOnce();
}
