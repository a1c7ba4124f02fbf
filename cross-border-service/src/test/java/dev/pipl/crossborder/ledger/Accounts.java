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
    private Batch atHand;

    <T> T during(Batch batch, Supplier<T> work) {
        Batch outer = atHand;
        atHand = batch;
        try {
            return work.get();
        } finally {
            atHand = outer;
        }
    }

    /** The position of the reader whose batch is being written; a store without a fence believes it. */
    Batch atHand() {
        return atHand;
    }

    @SuppressWarnings("unchecked")
    void committed(Object result) {
        if (atHand instanceof Batch.HttpBatch request) {
            overHttp.put(request.requestId(), (List<Outcome>) result);
        } else if (atHand instanceof Batch.KafkaBatch) {
            written(result).forEach(written -> overKafka.addAll(written.outcomes()));
        } else if (atHand instanceof Batch.ProfileChange change) {
            told.add(change);
        } else if (!(atHand instanceof Batch.YearOpening) && decisions.add(SimulatedDecisions.idOf(atHand))) {
            decided.add(atHand);
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
