package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.Decided;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the ledger: takes the handlers' lanes, judges, commits, then lets the state in memory stand. Whatever goes wrong
 * with a commit, the state of every handler it touched is taken back or forgotten.
 */
final class LaneLedgerWriter implements LedgerWriter {

    private final Lanes lanes;
    private final LedgerStore store;
    private final Judging judging;
    private final YearKeys keys;
    private final PrepareEvents prepare;
    private final SaveSnapshots snapshots;
    private final TouchedYears touched;
    private final Retries retries;
    private final Clock clock;

    LaneLedgerWriter(
            Lanes lanes,
            LedgerStore store,
            Judging judging,
            YearKeys keys,
            SaveSnapshots snapshots,
            TouchedYears touched,
            Retries retries,
            Clock clock) {
        this.lanes = lanes;
        this.store = store;
        this.judging = judging;
        this.keys = keys;
        this.prepare = new PrepareEvents(keys);
        this.snapshots = snapshots;
        this.touched = touched;
        this.retries = retries;
        this.clock = clock;
    }

    @Override
    public KafkaResult write(Batch.KafkaBatch batch) {
        List<Draft> drafts = prepare.prepare(batch.submissions());
        return committing(handlersOf(drafts), PartitionsTogether.causes(batch), work -> {
            Optional<PartitionPosition> stored = work.transaction().lockPosition(batch.topic(), batch.partition());
            if (stored.isPresent() && !stored.get().topicId().equals(batch.topicId())) {
                return work.giveUp(new KafkaResult.TopicReplaced(stored.get().next()));
            }
            if (stored.isPresent() && batch.position() > stored.get().next()) {
                return work.giveUp(new KafkaResult.SeekTo(stored.get().next()));
            }
            long from = stored.map(PartitionPosition::next).orElse(batch.position());
            List<Draft> fresh = drafts.stream()
                    .filter(draft -> PartitionsTogether.offset(draft) >= from)
                    .toList();
            List<Outcome> outcomes = work.judgeWhileRoom(fresh, batch.topicId().toString());
            long next = outcomes.size() < fresh.size()
                    ? PartitionsTogether.offset(fresh.get(outcomes.size()))
                    : Math.max(from, batch.next());
            work.transaction()
                    .movePosition(new PartitionPosition(batch.topic(), batch.partition(), batch.topicId(), next));
            return new KafkaResult.Written(next, outcomes);
        });
    }

    @Override
    public Optional<Map<Integer, KafkaResult.Written>> writeTogether(Collection<Batch.KafkaBatch> batches) {
        PartitionsTogether together = new PartitionsTogether(batches, prepare);
        return together.areApart()
                ? committing(together.handlerIds(), together::causes, together::write)
                : Optional.empty();
    }

    @Override
    public List<Outcome> write(Batch.HttpBatch batch) {
        List<Draft> drafts = prepare.prepare(batch.submissions());
        RowDraft.Causes causes = (first, last) -> Cause.http(batch.requestId());
        return committing(handlersOf(drafts), causes, work -> work.judge(drafts, batch.requestId()));
    }

    @Override
    public void write(Batch.ProfileChange change) {
        RowDraft.Causes causes = (first, last) -> Cause.registry(change.eventId());
        int firstYear = BeijingCalendar.yearOf(change.effectiveAt());
        committing(Set.of(change.handler().handlerId()), causes, work -> {
            work.newestSession(change.handler().handlerId()).profiles().write(change, firstYear);
            return null;
        });
    }

    @Override
    public void write(Batch.YearOpening opening) {
        String handlerId = opening.handler().handlerId();
        Optional<YearKey> key = keys.of(opening.year());
        RowDraft.Causes causes = (first, last) -> Cause.calendar();
        committing(Set.of(handlerId), causes, work -> {
            HandlerSession session = work.newestSession(handlerId);
            key.ifPresent(yearKey -> session.open(opening.year(), yearKey.keyId()));
            return null;
        });
    }

    @Override
    public Optional<Adjusted> write(Batch.VoidApproved approved) {
        EventIdentity voided = approved.voided();
        Decided decided = new Decided(approved.correctionId(), Decided.VOID_APPROVED, approved.approvedAt());
        RowDraft.Causes causes = (first, last) -> Cause.correction(approved.correctionId());
        return committing(Set.of(voided.handlerId()), causes, work -> {
            HandlerSession session = work.newestSession(voided.handlerId());
            int year = session.yearOf(voided).orElseGet(() -> BeijingCalendar.yearOf(approved.approvedAt()));
            return session.decisions().write(Entries.of(approved), List.of(year), keys, decided).stream()
                    .findFirst();
        });
    }

    @Override
    public List<Adjusted> write(Batch.GroundDecided ground) {
        Decided decided = new Decided(ground.decisionId(), Decided.GROUND_DECIDED, ground.decidedAt());
        RowDraft.Causes causes = (first, last) -> Cause.groundDecision(ground.decisionId());
        return committing(Set.of(ground.handlerId()), causes, work -> {
            HandlerSession session = work.newestSession(ground.handlerId());
            List<Integer> years = session.allYears().stream()
                    .filter(year -> keys.of(year).isPresent())
                    .toList();
            return session.decisions()
                    .write(
                            Entries.of(ground, false),
                            years.isEmpty() ? List.of(BeijingCalendar.yearOf(ground.decidedAt())) : years,
                            keys,
                            decided);
        });
    }

    @Override
    public Optional<Adjusted> write(Batch.RouteReviewed reviewed) {
        Decided decided = new Decided(reviewed.reviewId(), Decided.ROUTE_REVIEWED, reviewed.decidedAt());
        RowDraft.Causes causes = (first, last) -> Cause.routeReview(reviewed.reviewId());
        return committing(
                Set.of(reviewed.handlerId()),
                causes,
                work -> work.newestSession(reviewed.handlerId())
                        .decisions()
                        .write(Entries.of(reviewed), reviewed.year(), keys, decided));
    }

    @Override
    public void write(Batch.RuleChanged changed) {
        RowDraft.Causes causes = (first, last) -> Cause.rules(changed.ruleVersion());
        committing(Set.of(changed.handlerId()), causes, work -> {
            work.newestSession(changed.handlerId()).rules().write(changed);
            return null;
        });
    }

    @Override
    public void write(Batch.TakeOver part) {
        String successorId = part.successor().handlerId();
        RowDraft.Causes causes = (first, last) -> Cause.succession(part.successionId(), part.part());
        committing(Set.of(successorId), causes, work -> {
            work.session(successorId).takeOvers().write(part);
            return null;
        });
    }

    private <T> T committing(Set<String> handlerIds, RowDraft.Causes causes, Function<LedgerWork, T> entry) {
        return committing(handlerIds, handlerId -> causes, entry);
    }

    private <T> T committing(
            Set<String> handlerIds, Function<String, RowDraft.Causes> causes, Function<LedgerWork, T> entry) {
        return lanes.holding(handlerIds, held -> {
            for (int attempt = 1; ; attempt++) {
                LedgerWork work = new LedgerWork(held, lanes, judging, causes, moment());
                try {
                    T result = store.inTransaction(transaction -> work.run(transaction, entry));
                    work.confirm(snapshots);
                    work.touch(touched);
                    return result;
                } catch (LedgerWork.GivenUp refused) {
                    work.discard();
                    return refused.result();
                } catch (TurnTaken lost) {
                    work.rollback();
                    retries.waitBefore(attempt, lost);
                } catch (ProfileOutdated outdated) {
                    work.rollback();
                    throw outdated;
                } catch (CommitUnknown unknown) {
                    work.touch(touched);
                    work.discard();
                    retries.waitBefore(attempt, unknown);
                } catch (RuntimeException e) {
                    work.discard();
                    throw e;
                }
            }
        });
    }

    private Instant moment() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Set<String> handlersOf(List<Draft> drafts) {
        Set<String> handlerIds = new HashSet<>();
        drafts.forEach(draft -> draft.handlerId().ifPresent(handlerIds::add));
        return handlerIds;
    }
}
