package dev.pipl.crossborder.root;

/**
 * The ledger, or what is kept of a root, is not what was signed.
 *
 * @param rooted the head that was signed; {@code null} where the kept root itself is at fault
 */
public record Contradiction(Kind kind, ChainHead rooted) {

    /** In what way. */
    public enum Kind {
        /** The chain has no row any more. */
        CHAIN_GONE,
        /** The chain ends before the rooted row, or lacks it. */
        ROW_GONE,
        /** The row has another hash. */
        ROW_CHANGED,
        /** The newest root as kept is not what its key signed, or the heads kept with it do not give its hash. */
        ROOT_CHANGED
    }
}
