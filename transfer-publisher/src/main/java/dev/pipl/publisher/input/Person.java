package dev.pipl.publisher.input;

import java.time.OffsetDateTime;

/**
 * One row: who, which kind of information about them, and when it went abroad. The identifier is clear text; it goes into
 * the keyed hash and nowhere else.
 *
 * @param occurredAt from the row's column, or {@code null} where the command line gives it for all
 */
public record Person(String identifier, Sensitivity sensitivity, OffsetDateTime occurredAt) {

    /** Names no identifier. */
    @Override
    public String toString() {
        return "Person[" + sensitivity + "]";
    }
}
