package dev.pipl.crossborder.handler;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.Optional;

/** The handlers the registry told of. Blocking at most for a look into the database; thread-safe. */
public interface Handlers {

    /** The name under which the projection is known to readiness. */
    String PROJECTION = "handlers.v1";

    /** Whether the registry's topic has been read to the end it had at start; before that "unknown" means nothing. */
    boolean isReady();

    /**
     * The handler by its newest profile; empty for one that the registry never told of.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    Optional<KnownHandler> find(String handlerId);
}
