package dev.pipl.crossborder.screening;

import dev.pipl.kit.problem.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * That a recipient's name is, or may be, a name on the list. It blocks unless it is cleared; an exact one without anybody's
 * decision. It outlives a change of the recipient's names: a new name makes nobody another.
 *
 * @param recipientNamedBy who said what that version of the recipient says; somebody else must clear it
 * @param version counts up by one with each decision
 */
public record ScreeningMatch(
        String id,
        String handlerId,
        String recipientId,
        long recipientVersion,
        String recipientNamedBy,
        String entryId,
        long entryVersion,
        ScreenNames.Hit hit,
        long version,
        State state,
        Instant foundAt,
        Optional<Decision> decision) {

    /** Whether a person has decided, and how. */
    public enum State {
        UNREVIEWED,
        CLEARED,
        CONFIRMED
    }

    private static final Map<State, Set<State>> NEXT = Map.of(
            State.UNREVIEWED, Set.of(State.CLEARED, State.CONFIRMED),
            State.CLEARED, Set.of(State.CONFIRMED),
            State.CONFIRMED, Set.of(State.CLEARED));

    /** A person's decision. */
    public record Decision(Instant at, String by, String reason) {}

    /**
     * Whether the handler's own officer may decide: what is open and not exact. Everything else is for the operator or an
     * authority.
     */
    public boolean isForHandler() {
        return state == State.UNREVIEWED && hit.certainty() == ScreenNames.Certainty.POSSIBLE;
    }

    /** Who must not take that decision: who named the recipient must not clear it, nobody overrules himself. */
    public boolean isOwnCause(State to, String subject) {
        return (to == State.CLEARED && subject.equals(recipientNamedBy))
                || decision.map(made -> made.by().equals(subject)).orElse(false);
    }

    /**
     * The match after a person's decision.
     *
     * @throws Refusal 409 {@code screening-match-decided} where it stands so already
     */
    public ScreeningMatch decided(State to, Decision made) {
        if (!NEXT.get(state).contains(to)) {
            throw new Refusal(ScreeningProblem.SCREENING_MATCH_DECIDED);
        }
        return new ScreeningMatch(
                id,
                handlerId,
                recipientId,
                recipientVersion,
                recipientNamedBy,
                entryId,
                entryVersion,
                hit,
                version + 1,
                to,
                foundAt,
                Optional.of(made));
    }
}
