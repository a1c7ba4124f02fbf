package dev.pipl.crossborder.group;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipient;
import java.util.List;
import java.util.Optional;

/** What waits for a reviewer of splitting cases (CERT-5, SCC-4). Blocking; thread-safe. */
public interface ReviewHolds {

    /**
     * The case that holds a handler's transfers to a recipient for a purpose: one that is under review or was confirmed. The
     * recipient counts as the same under another id with the same name and country, the purpose in any spelling.
     *
     * @throws LedgerUnavailable no answer now; "not held" may not be assumed
     */
    Optional<String> holding(String handlerId, String recipientId, String purpose);

    /**
     * Every such case, for one recipient that is read already.
     *
     * @throws LedgerUnavailable no answer now; "not held" may not be assumed
     */
    List<ReviewHold> holds(String handlerId, Recipient recipient, String purpose);

    default boolean isHeld(String handlerId, String recipientId, String purpose) {
        return holding(handlerId, recipientId, purpose).isPresent();
    }

    /** The names under which a recipient is held; recipients that share one are the same. */
    static List<String> nameKeys(Recipient recipient) {
        return RecipientNames.keys(recipient);
    }

    /** The form in which purposes are compared. */
    static String purposeKey(String purpose) {
        return RecipientNames.purposeKey(purpose);
    }
}
