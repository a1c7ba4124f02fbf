package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.Received;
import java.util.List;

/** Gives a delivery its effect in one transaction, whatever kind of transaction that is. */
interface Effect {
    /**
     * Returns the events that took effect: not those seen before, not those older than what is known. Everything or
     * nothing is committed, offset included.
     *
     * @throws DatabaseWentBack when the stored offset lies behind what was committed before; nothing took effect
     */
    List<Received> commit(Delivery delivery) throws Exception;

    /** Whether an event may share the transaction of those before it, of which there is at least one. */
    boolean admits(List<Received> before, Received event);
}
