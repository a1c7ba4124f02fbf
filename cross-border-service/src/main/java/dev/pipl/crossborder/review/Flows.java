package dev.pipl.crossborder.review;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.Collection;
import java.util.List;

/**
 * What really flows, by the committed ledger as far as it has been reviewed. Blocking; thread-safe.
 */
public interface Flows {

    /**
     * Every flow of these handlers in a year, by handler and key.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<Flow> of(Collection<String> handlerIds, int year);

    /**
     * What several of these handlers send to one recipient for one purpose: each has a recipient of its own on record, so
     * that the recipients are compared by country and name. Only those to whom more than one handler sends.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<SharedFlow> shared(Collection<String> handlerIds, int year);
}
