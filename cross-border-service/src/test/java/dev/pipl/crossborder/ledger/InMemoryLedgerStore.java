package dev.pipl.crossborder.ledger;

import dev.pipl.kit.outbox.Outgoing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store that loses everything with the process, and that can be told to fail around a commit. */
class InMemoryLedgerStore implements LedgerStore {

    /** What happens at the next commit. */
    enum Fault {
        NONE,
        /** Nothing is committed, and the caller knows. */
        REFUSED,
        /** Nothing is committed; the answer is lost. */
        UNKNOWN_LOST,
        /** Everything is committed; the answer is lost. */
        UNKNOWN_DONE,
        /** The process dies, nothing is committed. */
        CRASH_BEFORE,
        /** The process dies, everything is committed. */
        CRASH_AFTER
    }

    /** The process is gone; nobody may catch this. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private record YearOf(String handlerId, int year) {}

    private record Tally(String handlerId, String code, LocalDate day) {}

    final List<Outgoing> published = new ArrayList<>();
    final List<VoidProposed> proposed = new ArrayList<>();
    final List<RejectedTransfer> rejected = new ArrayList<>();
    final List<Redemption> redeemed = new ArrayList<>();
    final List<FirstFacts> firstFacts = new ArrayList<>();
    private final Map<YearOf, TreeMap<Long, LedgerRow>> rows = new HashMap<>();
    private final Map<String, TreeMap<Long, LedgerRow>> turns = new HashMap<>();
    private final Map<String, PartitionPosition> positions = new HashMap<>();
    private final Map<YearOf, Snapshot> snapshots = new HashMap<>();
    private final Map<Tally, Long> tallies = new HashMap<>();
    private Fault next = Fault.NONE;
    private Runnable beforeCommit = () -> {};
    private Consumer<Object> onCommit = result -> {};
    private int readsUntilRefusal = -1;

    void failNextCommit(Fault fault) {
        next = fault;
    }

    /** Runs once, when the next transaction is about to commit: another writer gets in between. */
    void beforeNextCommit(Runnable intruder) {
        beforeCommit = intruder;
    }

    /** Told of the result of every transaction that is applied, also where the answer to its commit is lost. */
    void onCommit(Consumer<Object> witness) {
        onCommit = witness;
    }

    /** The question after so many is not answered; a negative number takes that back. */
    void refuseReadAfter(int reads) {
        readsUntilRefusal = reads;
    }

    /** The fence of the sequence: whether nobody has taken the row's place. */
    boolean isFree(LedgerRow row) {
        return !rows.getOrDefault(new YearOf(row.handlerId(), row.year()), new TreeMap<>())
                        .containsKey(row.sequence())
                && !turns.getOrDefault(row.handlerId(), new TreeMap<>()).containsKey(row.turn());
    }

    /** The fence of the offset: where a batch has to continue. */
    Optional<PartitionPosition> lockedPosition(String topic, int partition) {
        return position(topic, partition);
    }

    /** The first facts of a year that nobody has compared with the newest profile. */
    Optional<FirstFacts> nextFirstFacts() {
        return firstFacts.stream().findFirst();
    }

    void compared(FirstFacts first) {
        firstFacts.remove(first);
    }

    private void answer() {
        if (readsUntilRefusal >= 0 && readsUntilRefusal-- == 0) {
            throw new LedgerUnavailable("a question is not answered");
        }
    }

    @Override
    public synchronized <T> T inTransaction(Function<LedgerTransaction, T> work) {
        Transaction transaction = new Transaction();
        T result = work.apply(transaction);
        Runnable intruder = beforeCommit;
        beforeCommit = () -> {};
        intruder.run();
        Fault fault = next;
        next = Fault.NONE;
        if (fault == Fault.REFUSED) {
            throw new LedgerUnavailable("refused by the test");
        }
        if (fault == Fault.NONE || fault == Fault.UNKNOWN_DONE || fault == Fault.CRASH_AFTER) {
            transaction.commit();
            onCommit.accept(result);
        }
        if (fault == Fault.UNKNOWN_DONE || fault == Fault.UNKNOWN_LOST) {
            throw new CommitUnknown("lost by the test", null);
        }
        if (fault == Fault.CRASH_BEFORE || fault == Fault.CRASH_AFTER) {
            throw new Crash();
        }
        return result;
    }

    List<LedgerRow> allRows() {
        return rows.values().stream()
                .flatMap(year -> year.values().stream())
                .sorted(Comparator.comparing(LedgerRow::handlerId).thenComparingLong(LedgerRow::turn))
                .toList();
    }

    List<Snapshot> snapshots() {
        return snapshots.values().stream()
                .sorted(Comparator.comparing(Snapshot::handlerId).thenComparingInt(Snapshot::year))
                .toList();
    }

    Optional<PartitionPosition> position(String topic, int partition) {
        return Optional.ofNullable(positions.get(topic + "/" + partition));
    }

    @Override
    public List<PartitionPosition> positions(String topic) {
        return positions.values().stream()
                .filter(position -> position.topic().equals(topic))
                .toList();
    }

    @Override
    public long lastTurn(String handlerId) {
        answer();
        TreeMap<Long, LedgerRow> of = turns.get(handlerId);
        return of == null || of.isEmpty() ? 0 : of.lastKey();
    }

    @Override
    public List<Integer> years(String handlerId) {
        answer();
        return rows.keySet().stream()
                .filter(key -> key.handlerId().equals(handlerId))
                .map(YearOf::year)
                .sorted()
                .toList();
    }

    @Override
    public Optional<Snapshot> newestSnapshot(String handlerId, int year) {
        answer();
        return Optional.ofNullable(snapshots.get(new YearOf(handlerId, year)));
    }

    @Override
    public Optional<LedgerRow> row(String handlerId, int year, long sequence) {
        answer();
        return Optional.ofNullable(
                rows.getOrDefault(new YearOf(handlerId, year), new TreeMap<>()).get(sequence));
    }

    @Override
    public void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer) {
        answer();
        rows.getOrDefault(new YearOf(handlerId, year), new TreeMap<>())
                .tailMap(sequence, false)
                .values()
                .forEach(consumer);
    }

    @Override
    public void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer) {
        answer();
        turns.getOrDefault(handlerId, new TreeMap<>())
                .tailMap(turn, false)
                .values()
                .forEach(consumer);
    }

    @Override
    public void save(Snapshot snapshot) {
        snapshots.put(new YearOf(snapshot.handlerId(), snapshot.year()), snapshot);
    }

    @Override
    public Optional<RejectedTransfer> lastRejection(String handlerId, String source, String eventId) {
        return rejected.stream()
                .filter(kept -> kept.rejection().claim().handlerId().equals(Optional.of(handlerId))
                        && kept.rejection().claim().source().equals(Optional.of(source))
                        && kept.rejection().claim().id().equals(Optional.of(eventId)))
                .reduce((first, second) -> second);
    }

    @Override
    public List<RejectedTransfer> rejections(String handlerId, long afterNumber, int limit) {
        return rejected.stream()
                .filter(kept -> kept.rejection().claim().handlerId().equals(Optional.of(handlerId))
                        && kept.number() > afterNumber)
                .limit(limit)
                .toList();
    }

    private final class Transaction implements LedgerTransaction {

        private final List<LedgerRow> newRows = new ArrayList<>();
        private final List<RejectedTransfer> newRejections = new ArrayList<>();
        private final List<Outgoing> news = new ArrayList<>();
        private final List<VoidProposed> newProposals = new ArrayList<>();
        private final List<Redemption> newRedemptions = new ArrayList<>();
        private final List<FirstFacts> newFirstFacts = new ArrayList<>();
        private final Map<Tally, Long> newTallies = new HashMap<>();
        private final List<PartitionPosition> moved = new ArrayList<>();
        private final Set<Integer> newPartitions = new HashSet<>();

        void commit() {
            newRows.forEach(this::requireFree);
            // A position that exists is locked until the transaction ends; one that does not may be made meanwhile.
            for (PartitionPosition position : moved) {
                if (newPartitions.contains(position.partition())
                        && position(position.topic(), position.partition()).isPresent()) {
                    throw new TurnTaken("partition " + position.partition(), null);
                }
            }
            newRows.forEach(row -> {
                rows.computeIfAbsent(new YearOf(row.handlerId(), row.year()), key -> new TreeMap<>())
                        .put(row.sequence(), row);
                turns.computeIfAbsent(row.handlerId(), key -> new TreeMap<>()).put(row.turn(), row);
            });
            moved.forEach(position -> positions.put(position.topic() + "/" + position.partition(), position));
            for (RejectedTransfer kept : newRejections) {
                rejected.add(new RejectedTransfer(
                        rejected.size() + 1L,
                        kept.rejection(),
                        kept.place(),
                        kept.coordinates(),
                        kept.hash(),
                        kept.rejectedAt()));
            }
            newTallies.forEach((key, more) -> tallies.merge(key, more, Long::sum));
            proposed.addAll(newProposals);
            published.addAll(news);
            redeemed.addAll(newRedemptions);
            firstFacts.addAll(newFirstFacts);
        }

        private void requireFree(LedgerRow row) {
            if (!isFree(row)) {
                throw new TurnTaken("turn " + row.turn(), null);
            }
        }

        @Override
        public Optional<PartitionPosition> lockPosition(String topic, int partition) {
            Optional<PartitionPosition> locked = lockedPosition(topic, partition);
            if (position(topic, partition).isEmpty()) {
                newPartitions.add(partition);
            }
            return locked;
        }

        @Override
        public Map<Integer, PartitionPosition> lockPositions(String topic, List<Integer> partitions) {
            Map<Integer, PartitionPosition> locked = new HashMap<>();
            partitions.forEach(
                    partition -> lockPosition(topic, partition).ifPresent(position -> locked.put(partition, position)));
            return locked;
        }

        @Override
        public void movePosition(PartitionPosition position) {
            moved.add(position);
        }

        @Override
        public void movePositions(List<PartitionPosition> positions) {
            positions.forEach(this::movePosition);
        }

        @Override
        public void append(List<LedgerRow> appended) {
            appended.forEach(this::requireFree);
            newRows.addAll(appended);
        }

        @Override
        public boolean reject(RejectedTransfer rejection) {
            boolean isKnown = rejected.stream().anyMatch(kept -> kept.place().equals(rejection.place()))
                    || newRejections.stream().anyMatch(kept -> kept.place().equals(rejection.place()));
            if (!isKnown) {
                newRejections.add(rejection);
            }
            return !isKnown;
        }

        @Override
        public long tally(String handlerId, String code, LocalDate day, long more) {
            Tally key = new Tally(handlerId, code, day);
            newTallies.merge(key, more, Long::sum);
            return tallies.getOrDefault(key, 0L) + newTallies.get(key);
        }

        @Override
        public void propose(List<VoidProposed> proposals) {
            newProposals.addAll(proposals);
        }

        @Override
        public void note(List<FirstFacts> firsts) {
            newFirstFacts.addAll(firsts);
        }

        @Override
        public void redeem(List<Redemption> redemptions, Instant at) {
            newRedemptions.addAll(redemptions);
        }

        @Override
        public void publish(List<Outgoing> events) {
            news.addAll(events);
        }

        @Override
        public long lastTurn(String handlerId) {
            return InMemoryLedgerStore.this.lastTurn(handlerId);
        }

        @Override
        public List<Integer> years(String handlerId) {
            return InMemoryLedgerStore.this.years(handlerId);
        }

        @Override
        public Optional<Snapshot> newestSnapshot(String handlerId, int year) {
            return InMemoryLedgerStore.this.newestSnapshot(handlerId, year);
        }

        @Override
        public Optional<LedgerRow> row(String handlerId, int year, long sequence) {
            return InMemoryLedgerStore.this.row(handlerId, year, sequence);
        }

        @Override
        public void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer) {
            InMemoryLedgerStore.this.rowsAfter(handlerId, year, sequence, consumer);
        }

        @Override
        public void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer) {
            InMemoryLedgerStore.this.turnsAfter(handlerId, turn, consumer);
        }
    }
}
