package dev.pipl.crossborder.screening;

import dev.pipl.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An approval of an authority as one person put it on record and another checked it. Only a confirmed one counts.
 *
 * @param version counts up by one with each change
 * @param reference the authority's own, under which the approval can be found
 * @param until exclusive
 * @param proposedBy who put it on record
 */
public record RecordedApproval(
        String id,
        String handlerId,
        String recipientId,
        long version,
        State state,
        String authority,
        String reference,
        List<String> purposes,
        Instant from,
        Optional<Instant> until,
        Instant createdAt,
        String proposedBy,
        Optional<Decision> decision) {

    /** From {@code PROPOSED} to one of the others, once. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        REFUSED
    }

    /**
     * What the second person decided.
     *
     * @param reason empty where none was given
     */
    public record Decision(Instant at, String by, Optional<String> reason) {}

    public RecordedApproval {
        purposes = List.copyOf(purposes);
    }

    /**
     * The approval after the second person's decision; that it is a second person is for the caller to see to.
     *
     * @throws Refusal 409 {@code authority-approval-decided}
     */
    public RecordedApproval decided(State to, Decision given) {
        if (state != State.PROPOSED) {
            throw new Refusal(ScreeningProblem.AUTHORITY_APPROVAL_DECIDED);
        }
        return new RecordedApproval(
                id,
                handlerId,
                recipientId,
                version + 1,
                to,
                authority,
                reference,
                purposes,
                from,
                until,
                createdAt,
                proposedBy,
                Optional.of(given));
    }

    /** As the gate reads it; empty unless it is confirmed. */
    public Optional<AuthorityApproval> approval() {
        return state == State.CONFIRMED
                ? Optional.of(new AuthorityApproval(
                        id, handlerId, recipientId, authority, reference, Set.copyOf(purposes), from, until))
                : Optional.empty();
    }
}
