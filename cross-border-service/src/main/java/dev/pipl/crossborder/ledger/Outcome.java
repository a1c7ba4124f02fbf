package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;

/** What became of one submission, once that is durable. */
public sealed interface Outcome {

    /** Recorded now, in that row of that year's ledger. */
    record Accepted(int year, long sequence) implements Outcome {}

    /** Recorded before, in that row. */
    record Duplicate(int year, long sequence) implements Outcome {}

    /** Not counted. */
    record Rejected(Rejection rejection) implements Outcome {
        public RejectionCode code() {
            return rejection.code();
        }
    }
}
