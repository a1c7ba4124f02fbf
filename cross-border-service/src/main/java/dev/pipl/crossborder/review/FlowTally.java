package dev.pipl.crossborder.review;

import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.ledger.CommittedTransfer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums transfers up to flows. Not thread-safe. */
final class FlowTally {

    private final Map<Flow.Key, Flow> flows = new LinkedHashMap<>();

    void add(int year, CommittedTransfer transfer, TransferFile file) {
        Flow.Key key = new Flow.Key(
                transfer.identity().handlerId(),
                year,
                transfer.recipient().recipientId(),
                file.purpose(),
                file.categories(),
                file.carries(),
                file.legalBasis());
        Flow.Occurrence occurrence =
                new Flow.Occurrence(transfer.occurredAt(), transfer.identity().id());
        Flow one = new Flow(key, 1, transfer.nonSensitive(), transfer.sensitive(), occurrence, occurrence);
        flows.merge(key, one, Flow::plus);
    }

    Collection<Flow> flows() {
        return flows.values();
    }
}
