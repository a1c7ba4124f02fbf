package dev.pipl.crossborder.ledger;

import java.util.Objects;

/**
 * The recipient as it stood when a transfer was judged; its version and country stay in the ledger row.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record RecipientSnapshot(String recipientId, long version, String country) {

    public RecipientSnapshot {
        Objects.requireNonNull(recipientId, "recipientId");
        Objects.requireNonNull(country, "country");
    }
}
