package dev.pipl.crossborder.ledger;

import dev.pipl.law.Amendment;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import java.util.List;

/**
 * The rules of a run: the published ones, which a run of few persons reaches by what pipelines declare, or the same with
 * small numbers, so that single persons meet every limit.
 */
enum SimulatedLaw {
    PUBLISHED(TestLedger.LAW, 49_945, 4_950),
    SMALL(
            TestLedger.LAW.amended(List.of(
                    Amendment.always("CBDF-5", "nonSensitivePersonsMax", 12),
                    Amendment.always("CBDF-8", "nonSensitivePersonsMin", 12),
                    Amendment.always("CBDF-8", "nonSensitivePersonsMax", 30),
                    Amendment.always("CBDF-7", "nonSensitivePersonsMin", 30),
                    Amendment.always("CBDF-8", "sensitivePersonsMax", 9),
                    Amendment.always("CBDF-7", "sensitivePersonsMin", 9))),
            2,
            1);

    private final Provisions provisions;
    private final RouteTable table;
    private final long declaredNonSensitive;
    private final long declaredSensitive;

    SimulatedLaw(Provisions provisions, long declaredNonSensitive, long declaredSensitive) {
        this.provisions = provisions;
        this.table = RouteTable.of(provisions).requireWhole();
        this.declaredNonSensitive = declaredNonSensitive;
        this.declaredSensitive = declaredSensitive;
    }

    Provisions provisions() {
        return provisions;
    }

    RouteTable table() {
        return table;
    }

    /** From where the declarations of a data set start to grow. */
    long declaredNonSensitive() {
        return declaredNonSensitive;
    }

    long declaredSensitive() {
        return declaredSensitive;
    }
}
