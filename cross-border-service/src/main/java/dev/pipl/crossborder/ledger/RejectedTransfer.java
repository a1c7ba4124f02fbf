package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.Rejection;
import java.time.Instant;

/**
 * A rejection as kept.
 *
 * @param number orders the rejections as kept; 0 before it is
 * @param place where it was read, in a form that is never used twice
 * @param hash SHA-256 of the record's bytes or, for an event of sound form, of its content; hexadecimal
 */
public record RejectedTransfer(
        long number, Rejection rejection, String place, Coordinates coordinates, String hash, Instant rejectedAt) {}
