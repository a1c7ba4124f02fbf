package dev.pipl.crossborder.succession;

import dev.pipl.kit.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A handler that follows another one. The persons of the year of {@code effectiveOn} are taken over once a second person
 * has approved and the day has come; the predecessor's ledger stays as it is.
 *
 * @param decidedBy another person than the proposer; {@code null} while nobody has decided
 * @param progress {@code null} until the taking over has begun
 */
public record Succession(
        String id,
        String predecessorId,
        String successorId,
        LocalDate effectiveOn,
        Kind kind,
        String evidence,
        String proposedBy,
        Instant proposedAt,
        State state,
        String decidedBy,
        Instant decidedAt,
        String decisionReason,
        Progress progress) {

    /** What became of the predecessor. */
    public enum Kind {
        /** It is absorbed; it has one successor. */
        MERGER,
        /** It is divided; each successor takes all its persons over, for who went where is not known here. */
        DIVISION
    }

    /** How far it has come. */
    public enum State {
        PROPOSED,
        REFUSED,
        APPROVED,
        DONE
    }

    /**
     * How far the taking over has come, and from where to where.
     *
     * @param predecessorSequence the row of the predecessor's year up to which it is taken over
     * @param successorSequence the row of the successor's year after which it is
     * @param matched whether persons can be told apart across both ledgers; if not, the union is an interval
     * @param parts how many there are
     * @param done how many are written
     * @param seen the row of the predecessor's year up to which later changes were told
     */
    public record Progress(
            long predecessorSequence, long successorSequence, boolean matched, int parts, int done, long seen) {

        /** The next part is written. */
        public Progress next() {
            return new Progress(predecessorSequence, successorSequence, matched, parts, done + 1, seen);
        }

        /** Later changes of the predecessor's year were told up to that row. */
        public Progress seenUpTo(long sequence) {
            return new Progress(predecessorSequence, successorSequence, matched, parts, done, sequence);
        }
    }

    /** The calendar year whose persons are taken over. */
    public int year() {
        return effectiveOn.getYear();
    }

    /** A second person agrees. */
    public Succession approved(String by, Instant at) {
        requireProposed();
        return with(State.APPROVED, by, at, null, null);
    }

    /** A second person disagrees. */
    public Succession refused(String by, Instant at, String why) {
        requireProposed();
        return with(State.REFUSED, by, at, why, null);
    }

    /** The taking over has come so far. */
    public Succession at(Progress now) {
        return with(state, decidedBy, decidedAt, decisionReason, now);
    }

    /** Everything is taken over. */
    public Succession done() {
        return with(State.DONE, decidedBy, decidedAt, decisionReason, progress);
    }

    private void requireProposed() {
        if (state != State.PROPOSED) {
            throw new Refusal(SuccessionProblem.SUCCESSION_DECIDED_ALREADY);
        }
    }

    private Succession with(State to, String by, Instant at, String why, Progress now) {
        return new Succession(
                id,
                predecessorId,
                successorId,
                effectiveOn,
                kind,
                evidence,
                proposedBy,
                proposedAt,
                to,
                by,
                at,
                why,
                now);
    }
}
