package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The batches of several partitions in one transaction: each is written to its end, or none is. Where there is little to
 * write, most of a transaction is its way to the database and the disk, which they share so.
 */
final class PartitionsTogether {

    private record Part(Batch.KafkaBatch batch, List<Draft> drafts) {}

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Batch.KafkaBatch> byHandler = new HashMap<>();
    private boolean apart = true;

    /** In the order of their partitions, in which positions are locked, so that nobody waits in a circle. */
    PartitionsTogether(Collection<Batch.KafkaBatch> batches, PrepareEvents prepare) {
        batches.stream()
                .sorted(Comparator.comparingInt(Batch.KafkaBatch::partition))
                .forEach(batch -> add(batch, prepare.prepare(batch.submissions())));
    }

    private void add(Batch.KafkaBatch batch, List<Draft> drafts) {
        parts.add(new Part(batch, drafts));
        for (Draft draft : drafts) {
            if (draft.handlerId().isPresent()) {
                Batch.KafkaBatch other = byHandler.putIfAbsent(draft.handlerId().get(), batch);
                apart &= other == null || other == batch;
            }
        }
    }

    /** Whether no handler is in two of them: a row names one partition as its cause. */
    boolean areApart() {
        return apart;
    }

    Set<String> handlerIds() {
        return byHandler.keySet();
    }

    RowDraft.Causes causes(String handlerId) {
        return causes(byHandler.get(handlerId));
    }

    static RowDraft.Causes causes(Batch.KafkaBatch batch) {
        return (first, last) ->
                first > last ? Cause.calendar() : Cause.kafka(batch.topic(), batch.partition(), first, last);
    }

    /** Gives up, with nothing, where one does not continue from the ledger's position or memory has no room for all. */
    Optional<Map<Integer, KafkaResult.Written>> write(LedgerWork work) {
        Batch.KafkaBatch any = parts.get(0).batch();
        Map<Integer, PartitionPosition> stored = work.transaction()
                .lockPositions(
                        any.topic(),
                        parts.stream().map(part -> part.batch().partition()).toList());
        List<Draft> fresh = new ArrayList<>();
        List<PartitionPosition> moved = new ArrayList<>();
        Map<Integer, Integer> freshUntil = new HashMap<>();
        for (Part part : parts) {
            Batch.KafkaBatch batch = part.batch();
            PartitionPosition position = stored.get(batch.partition());
            if (position != null
                    && (!position.topicId().equals(batch.topicId()) || batch.position() > position.next())) {
                return work.giveUp(Optional.empty());
            }
            long from = position == null ? batch.position() : position.next();
            part.drafts().stream().filter(draft -> offset(draft) >= from).forEach(fresh::add);
            freshUntil.put(batch.partition(), fresh.size());
            moved.add(new PartitionPosition(
                    batch.topic(), batch.partition(), batch.topicId(), Math.max(from, batch.next())));
        }
        List<Outcome> outcomes = work.judgeWhileRoom(fresh, any.topicId().toString());
        if (outcomes.size() < fresh.size()) {
            return work.giveUp(Optional.empty());
        }
        work.transaction().movePositions(moved);
        Map<Integer, KafkaResult.Written> results = new HashMap<>();
        int first = 0;
        for (PartitionPosition position : moved) {
            int until = freshUntil.get(position.partition());
            results.put(
                    position.partition(),
                    new KafkaResult.Written(position.next(), List.copyOf(outcomes.subList(first, until))));
            first = until;
        }
        return Optional.of(results);
    }

    static long offset(Draft draft) {
        return ((Coordinates.KafkaRecord) draft.submission().coordinates()).offset();
    }
}
