package dev.pipl.crossborder.rejudging;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Amendment;
import dev.pipl.law.AmendmentRefused;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import java.util.List;

/** The law as a rehearsal supposes it. Thread-safe. */
public final class SupposedLaw {

    private final Provisions law;
    private final RouteTable table;

    public SupposedLaw(Provisions law) {
        this.law = law;
        this.table = RouteTable.of(law);
    }

    /** The law as it is. */
    public RouteTable asItIs() {
        return table;
    }

    /**
     * The law with the numbers supposed.
     *
     * @throws Refusal 422 for what the law does not hold, what no year goes by, or what would leave counts without a route
     */
    public RouteTable with(List<Supposed> supposed) {
        List<Amendment> amendments = supposed.stream().map(Supposed::amendment).toList();
        try {
            RouteTable amended = RouteTable.of(law.amended(amendments));
            for (Amendment amendment : amendments) {
                if (!table.counts(amendment.provision(), amendment.value())) {
                    throw new Refusal(
                            RejudgingProblem.AMENDMENT_WITHOUT_EFFECT,
                            amendment.provision() + " 的 " + amendment.value() + " 不决定年度路径",
                            "no year's route goes by " + amendment.value() + " of " + amendment.provision());
                }
            }
            return amended.requireWhole();
        } catch (AmendmentRefused refused) {
            throw Refusal.ofRule(RejudgingProblem.AMENDMENT_REFUSED, refused.why(), List.of());
        }
    }
}
