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
     * The handler by its newest profile, or for a moment by the one before; empty for one that the registry never told of.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    Optional<KnownHandler> find(String handlerId);

    /** Looks the handler up anew when it is asked for next, however lately that was done. */
    void forget(String handlerId);
}
