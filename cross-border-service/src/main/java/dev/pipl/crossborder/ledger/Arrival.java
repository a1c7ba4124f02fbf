package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.TransferEvent;
import java.time.Instant;
import java.util.Objects;

/**
 * An event of sound form whose handler and recipient are known.
 *
 * @param receivedAt by the platform's clock
 * @param recipient {@code null} for a void, which names none
 * @param handler the facts in effect when the transfer occurred; for a void, when it was received
 */
public record Arrival(
        TransferEvent event,
        Instant receivedAt,
        RecipientSnapshot recipient,
        HandlerSnapshot handler,
        Coordinates coordinates)
        implements Submission {

    public Arrival {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(coordinates, "coordinates");
    }
}
