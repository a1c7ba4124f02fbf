package dev.pipl.crossborder.review;

import java.time.Instant;

/**
 * A finding as it is kept. It states what was on record when it was judged, and stays on record when it holds no more.
 *
 * @param foundAt when it was found first, by the platform's clock
 * @param reviewedAt when its transfers were judged last
 */
public record StoredFinding(TransferFinding finding, State state, Instant foundAt, Instant reviewedAt) {

    /** Whether it holds. */
    public enum State {
        /** By what was on record when its transfers were judged last. */
        OPEN,
        /** Its transfers were judged again, by what was on record then, and it no longer holds. */
        RESOLVED
    }
}
