package dev.pipl.crossborder.root;

import dev.pipl.crossborder.root.ChainHead.Chain;
import dev.pipl.crossborder.root.Contradiction.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The heads of all chains against those under the newest root: chains only ever grow. */
public final class HeadComparison {

    private final List<ChainHead> changed = new ArrayList<>();
    private final List<ChainHead> passed = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();

    /**
     * @param rooted under the newest root
     * @param current from one snapshot
     */
    public HeadComparison(List<ChainHead> rooted, List<ChainHead> current) {
        Map<Chain, ChainHead> before = new HashMap<>();
        rooted.forEach(head -> before.put(head.chain(), head));
        for (ChainHead head : current) {
            ChainHead signed = before.remove(head.chain());
            if (signed == null) {
                changed.add(head);
            } else if (!head.isRow(signed)) {
                changed.add(head);
                compare(signed, head);
            }
        }
        before.values().stream()
                .sorted(ChainHead.ORDER)
                .forEach(gone -> contradictions.add(new Contradiction(Kind.CHAIN_GONE, gone)));
    }

    private void compare(ChainHead signed, ChainHead head) {
        if (head.sequence() > signed.sequence()) {
            passed.add(signed);
        } else {
            contradictions.add(
                    new Contradiction(head.sequence() < signed.sequence() ? Kind.ROW_GONE : Kind.ROW_CHANGED, signed));
        }
    }

    /** The heads that the newest root does not have. */
    public List<ChainHead> changed() {
        return changed;
    }

    /** Rooted heads after which rows were added: what stands at their place is still to be looked at. */
    public List<ChainHead> passed() {
        return passed;
    }

    /**
     * What is not as it was signed.
     *
     * @param hashes of the rows at the places of {@link #passed()}, where there are any
     */
    public List<Contradiction> contradictions(Map<Chain, byte[]> hashes) {
        List<Contradiction> all = new ArrayList<>(contradictions);
        for (ChainHead signed : passed) {
            byte[] hash = hashes.get(signed.chain());
            if (hash == null) {
                all.add(new Contradiction(Kind.ROW_GONE, signed));
            } else if (!Arrays.equals(hash, signed.hash())) {
                all.add(new Contradiction(Kind.ROW_CHANGED, signed));
            }
        }
        return all;
    }
}
