package dev.pipl.crossborder.review;

import dev.pipl.crossborder.ledger.CommittedTransfer;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.law.route.SubjectClass;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sums transfers up to flows. Not thread-safe. */
final class FlowTally {

    private final Map<Flow.Key, Flow> flows = new LinkedHashMap<>();

    void add(int year, CommittedTransfer transfer, Statement statement) {
        Flow.Key key = new Flow.Key(
                transfer.identity().handlerId(),
                year,
                transfer.recipient().recipientId(),
                statement.purpose(),
                statement.categories(),
                classes(transfer),
                statement.legalBasis());
        Flow.Occurrence occurrence =
                new Flow.Occurrence(transfer.occurredAt(), transfer.identity().id());
        Flow one = new Flow(key, 1, transfer.nonSensitive(), transfer.sensitive(), occurrence, occurrence);
        flows.merge(key, one, Flow::plus);
    }

    Collection<Flow> flows() {
        return flows.values();
    }

    /** A pipeline without tokens merely declares of which classes its data set holds somebody. */
    static Set<SubjectClass> classes(CommittedTransfer transfer) {
        Set<SubjectClass> classes = EnumSet.noneOf(SubjectClass.class);
        Optional<DeclaredCounts> declared = transfer.declaredCounts();
        if (transfer.nonSensitive() > 0
                || declared.map(DeclaredCounts::nonSensitive).orElse(0L) > 0) {
            classes.add(SubjectClass.NON_SENSITIVE);
        }
        if (transfer.sensitive() > 0 || declared.map(DeclaredCounts::sensitive).orElse(0L) > 0) {
            classes.add(SubjectClass.SENSITIVE);
        }
        return classes;
    }
}
