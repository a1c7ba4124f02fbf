package dev.pipl.crossborder.root.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How roots are signed at this place. All of it technical: no number here is the law's. */
@ConfigMapping(prefix = "pipl.roots")
public interface RootSettings {

    /** How often the heads are looked at. */
    @WithDefault("10m")
    Duration every();

    /** A root is signed after that time at the latest, even if no head has changed: silence is then a sign of something. */
    @WithDefault("24h")
    Duration silenceMax();
}
