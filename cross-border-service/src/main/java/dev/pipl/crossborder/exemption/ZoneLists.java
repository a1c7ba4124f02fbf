package dev.pipl.crossborder.exemption;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.law.route.ZoneListing;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The negative lists of the free-trade zones. Blocking; thread-safe. */
public interface ZoneLists {

    /**
     * How the list of the handler's zone stands to data of these categories on that day; empty when the handler is in no
     * zone, no list of it was in force then, or the categories are not stated, so that nobody can say what the data are.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    Optional<ZoneListing> listing(String handlerId, Set<String> categories, LocalDate on);
}
