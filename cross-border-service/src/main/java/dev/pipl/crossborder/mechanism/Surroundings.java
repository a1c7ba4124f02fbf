package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.law.route.HandlerFacts;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a step on a mechanism is judged by besides its dossier. Blocking.
 *
 * <p>Every answer may end in {@link LedgerUnavailable}.
 */
public interface Surroundings {

    /** What the handler is on that day. */
    HandlerFacts handler(LocalDate on);

    /** What the handler sent in a year. */
    YearSent year(int year);

    /** The failed assessment that closes a matter of that scope to contracts, if any. */
    Optional<String> barredBy(Scope scope);

    /** How many recipients of the scope sit outside the Greater Bay Area. */
    long recipientsOutsideBayArea(Scope scope);
}
