package dev.pipl.crossborder.ledger;

import java.time.Instant;

/** One event on its way into the ledger, or the reason why it cannot enter: both are committed together. */
public sealed interface Submission permits Arrival, Refused {

    Instant receivedAt();

    Coordinates coordinates();
}
