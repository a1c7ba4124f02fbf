package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What became durable, transaction by transaction, by what it was asked for; also where nobody got the answer. */
final class Accounts {

    /** By request; of one that was written again after an unknown outcome the last answer. */
    final Map<String, List<Outcome>> overHttp = new LinkedHashMap<>();

    final List<Outcome> overKafka = new ArrayList<>();
    /** What persons decided, in the order in which the ledger has it. */
    final List<Batch> decided = new ArrayList<>();
    /** Changes of profiles that were told to the ledger, in that order. */
    final List<Batch.ProfileChange> told = new ArrayList<>();

    private final Set<String> decisions = new HashSet<>();
    private List<? extends Batch> atHand = List.of();

    <T> T during(List<? extends Batch> batches, Supplier<T> work) {
        List<? extends Batch> outer = atHand;
        atHand = batches;
        try {
            return work.get();
        } finally {
            atHand = outer;
        }
    }

    /** Where the reader stands whose batch of that partition is being written; a store without a fence believes it. */
    long positionAtHand(int partition) {
        return atHand.stream()
                .map(Batch.KafkaBatch.class::cast)
                .filter(batch -> batch.partition() == partition)
                .findFirst()
                .orElseThrow()
                .position();
    }

    @SuppressWarnings("unchecked")
    void committed(Object result) {
        Batch any = atHand.get(0);
        if (any instanceof Batch.HttpBatch request) {
            overHttp.put(request.requestId(), (List<Outcome>) result);
        } else if (any instanceof Batch.KafkaBatch) {
            written(result).forEach(written -> overKafka.addAll(written.outcomes()));
        } else if (any instanceof Batch.ProfileChange change) {
            told.add(change);
        } else if (!(any instanceof Batch.YearOpening) && decisions.add(SimulatedDecisions.idOf(any))) {
            decided.add(any);
        }
    }

    @SuppressWarnings("unchecked")
    private static Collection<KafkaResult.Written> written(Object result) {
        return result instanceof KafkaResult.Written one
                ? List.of(one)
                : ((Optional<Map<Integer, KafkaResult.Written>>) result)
                        .orElseThrow()
                        .values();
    }
}
