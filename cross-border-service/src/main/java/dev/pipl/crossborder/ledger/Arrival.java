package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.TransferEvent;
import dev.pipl.law.route.ZoneListing;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An event of sound form whose handler and recipient are known.
 *
 * @param receivedAt by the platform's clock
 * @param recipient {@code null} for a void, which names none
 * @param handler the facts in effect when the transfer occurred; for a void, when it was received
 * @param zoneListing how the list of the handler's free-trade zone stood to the data when the transfer occurred; only
 *     looked up where the transfer claims that ground
 */
public record Arrival(
        TransferEvent event,
        Instant receivedAt,
        RecipientSnapshot recipient,
        HandlerSnapshot handler,
        Optional<ZoneListing> zoneListing,
        Coordinates coordinates)
        implements Submission {

    public Arrival {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(zoneListing, "zoneListing");
        Objects.requireNonNull(coordinates, "coordinates");
    }

    /** An event that no free-trade zone's list concerns. */
    public Arrival(
            TransferEvent event,
            Instant receivedAt,
            RecipientSnapshot recipient,
            HandlerSnapshot handler,
            Coordinates coordinates) {
        this(event, receivedAt, recipient, handler, Optional.empty(), coordinates);
    }
}
