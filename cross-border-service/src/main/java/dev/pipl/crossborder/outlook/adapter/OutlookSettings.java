package dev.pipl.crossborder.outlook.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** How the platform looks ahead at this place. All of it technical: the law knows the limits alone. */
@ConfigMapping(prefix = "pipl.outlook")
public interface OutlookSettings {

    /** At which percentages of the next limit a warning is let out. */
    @WithDefault("80,90,95")
    List<Integer> warnAtPercent();
}
