package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What a walk over a handler's year found.
 *
 * @param rows how many it has
 * @param sequence of the newest, 0 without any
 * @param head the hash of the newest, 32 zero bytes without any
 * @param recounted how many rows' figures were compared with a fold of their own prefix. Behind a fault nothing is
 *     recounted, and between many decisions on past transfers not every row is
 * @param nonSensitive the upper bound as the newest row states it
 * @param sensitive likewise
 * @param ruleVersion of the newest row
 * @param faults the first of them, in the order of rows
 * @param faultCount of all
 */
public record VerifiedYear(
        int year,
        long rows,
        long sequence,
        byte[] head,
        long recounted,
        long nonSensitive,
        long sensitive,
        String ruleVersion,
        List<RowFault> faults,
        long faultCount) {

    public boolean sound() {
        return faultCount == 0;
    }

    VerifiedYear with(List<RowFault> more) {
        List<RowFault> all = new ArrayList<>(faults);
        all.addAll(more);
        return new VerifiedYear(
                year,
                rows,
                sequence,
                head,
                recounted,
                nonSensitive,
                sensitive,
                ruleVersion,
                List.copyOf(all),
                faultCount + more.size());
    }
}
