package dev.pipl.crossborder.gate.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gate is set up at this place. */
@ConfigMapping(prefix = "pipl.gate")
public interface GateSettings {

    /** How long a reservation holds its persons, by the machine's clock. */
    @WithDefault("PT15M")
    Duration reservation();

    /** How many persons may be held for one handler and year at a time: every check of the handler looks at them. */
    @WithDefault("200000")
    long heldPersonsMax();
}
