package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.Rejection;
import java.util.Optional;

/**
 * A submission made ready for judging, outside of any lane and transaction: year, key and fingerprints are known.
 *
 * @param refusal why it cannot be judged; then the rest but the submission is {@code null} or empty
 */
record Draft(
        Submission submission,
        int year,
        YearKey key,
        Persons persons,
        String data,
        String occurredAtText,
        Optional<Rejection> refusal) {

    static Draft refused(Submission submission, Rejection rejection) {
        return new Draft(submission, 0, null, Persons.NOBODY, "", "", Optional.of(rejection));
    }

    /** Whose lane it needs; empty for one that is refused already. */
    Optional<String> handlerId() {
        return refusal.isPresent() || !(submission instanceof Arrival arrival)
                ? Optional.empty()
                : Optional.of(arrival.event().identity().handlerId());
    }
}
