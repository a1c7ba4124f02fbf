package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * A transfer as a row records it, with numbers in place of its persons.
 *
 * @param data as in {@link Entry.Transfer}
 * @param nonSensitive how many persons' non-sensitive information it carried
 * @param sensitive how many persons' sensitive information it carried; one may stand in both numbers
 */
public record CommittedTransfer(
        EventIdentity identity,
        Instant receivedAt,
        Instant occurredAt,
        String data,
        HandlerSnapshot handler,
        RecipientSnapshot recipient,
        Entry.Counting counting,
        boolean importantData,
        boolean statutoryDuty,
        Optional<DeclaredCounts> declaredCounts,
        long nonSensitive,
        long sensitive) {}
