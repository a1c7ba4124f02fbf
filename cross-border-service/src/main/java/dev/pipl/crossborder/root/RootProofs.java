package dev.pipl.crossborder.root;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.Optional;

/**
 * Proofs that a handler's year stands under a signed root. Blocking; throws {@link LedgerUnavailable} when there is no answer
 * now.
 */
public interface RootProofs {

    /**
     * By the newest root; empty while no root covers the year. Rows are only added, so whoever asks before he reads the
     * rows finds the proof's row among them.
     */
    Optional<InclusionProof> newest(String handlerId, int year);

    /** By that root; empty where it does not cover the year, or does not exist. */
    Optional<InclusionProof> by(long number, String handlerId, int year);
}
