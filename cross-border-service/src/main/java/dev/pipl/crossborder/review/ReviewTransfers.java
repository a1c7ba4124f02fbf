package dev.pipl.crossborder.review;

import dev.pipl.crossborder.ledger.CommittedTransfer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Looks at committed transfers of one handler, one after the other. Used once; not thread-safe. */
public final class ReviewTransfers {

    private final Map<String, Statement> statements = new HashMap<>();
    private final FlowTally flows = new FlowTally();

    public void add(int year, CommittedTransfer transfer) {
        Statement statement = statements.computeIfAbsent(transfer.data(), Statement::of);
        flows.add(year, transfer, statement);
    }

    /** What flowed, by these transfers alone. */
    public Collection<Flow> flows() {
        return flows.flows();
    }
}
