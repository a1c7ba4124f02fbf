package dev.pipl.crossborder.outlook.adapter;

import dev.pipl.crossborder.outlook.DayCount;
import dev.pipl.kit.idempotency.JdbcCommands;
import java.util.List;

/** The days of a handler-year, for tests that need no container. */
public final class DailyGrowthOf {

    private DailyGrowthOf() {}

    public static List<DayCount> days(JdbcCommands commands, String handlerId, int year) {
        return new PgDailyGrowth(commands).days(handlerId, year);
    }
}
