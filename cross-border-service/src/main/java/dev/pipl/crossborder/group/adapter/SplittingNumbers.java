package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.SplittingSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** From when on something is a splitting signal at this place; see {@link SplittingSettings}. All of it technical. */
@ConfigMapping(prefix = "pipl.splitting")
public interface SplittingNumbers {

    @WithDefault("80")
    int sharedFlowPercent();

    @WithDefault("95")
    int pausedFromPercent();

    @WithDefault("14")
    int pausedDaysMin();

    @WithDefault("31")
    int resumedWithinDays();

    @WithDefault("1000")
    long equalDeclarationMin();

    @WithDefault("7")
    int recordSplitDays();

    @WithDefault("100")
    long recordSplitPersonsMin();

    @WithDefault("50")
    int recordSplitPercent();

    /** With more sensitive occurrences than this in a group's year split records are not looked for. */
    @WithDefault("100000")
    int recordSplitOccurrencesMax();

    /** In groups that sent no more persons than this in a year split records are looked for at once, in others daily. */
    @WithDefault("50000")
    long recordSplitPromptPersonsMax();

    /** How long after a change to look a second time: flows are summed up a moment after the ledger has moved. */
    @WithDefault("PT5S")
    Duration secondLook();
}
