package dev.pipl.crossborder.group.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How groups are counted at this place. All of it technical: no number here is the law's. */
@ConfigMapping(prefix = "pipl.group")
public interface GroupSettings {

    /** How many persons, repetitions included, are counted together at most; about 25 bytes each while it lasts. */
    @WithDefault("20000000")
    long unionPersonsMax();
}
