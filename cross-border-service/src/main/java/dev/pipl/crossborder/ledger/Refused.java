package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.Rejection;
import java.time.Instant;
import java.util.Objects;

/**
 * An event refused before the ledger was asked: for its form, or for a handler or recipient nobody knows.
 *
 * @param hash SHA-256 of the record's bytes, hexadecimal
 */
public record Refused(Rejection rejection, String hash, Instant receivedAt, Coordinates coordinates)
        implements Submission {

    public Refused {
        Objects.requireNonNull(rejection, "rejection");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(coordinates, "coordinates");
    }
}
