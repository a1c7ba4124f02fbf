package dev.pipl.law.duty;

import dev.pipl.law.Provisions;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All duties the platform derives. */
public final class DutyTable {

    private DutyTable() {}

    public static DutyTable of(Provisions provisions, Workdays workdays) {
        return new DutyTable();
    }

    /** What the handler owes on the date, duties that accrued earlier and stay owed included. */
    public List<Duty> owed(LocalDate on, HandlerHistory history, Optional<RequiredRoute> route) {
        throw new UnsupportedOperationException();
    }
}
