package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;

/** An accepted event names what the gate held for it; its persons are in the ledger from here on. */
public record Redemption(String reservationId, EventIdentity event) {}
