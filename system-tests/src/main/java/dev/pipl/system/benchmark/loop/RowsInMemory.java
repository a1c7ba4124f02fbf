package dev.pipl.system.benchmark.loop;

import dev.pipl.crossborder.ledger.FirstFacts;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.LedgerTransaction;
import dev.pipl.crossborder.ledger.PartitionPosition;
import dev.pipl.crossborder.ledger.Redemption;
import dev.pipl.crossborder.ledger.RejectedTransfer;
import dev.pipl.crossborder.ledger.Snapshot;
import dev.pipl.crossborder.ledger.VoidProposed;
import dev.pipl.kit.outbox.Outgoing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One handler's year as rows in memory, so that nothing but the ledger's own work is measured. */
final class RowsInMemory implements LedgerStore, LedgerTransaction {

    final List<LedgerRow> rows = new ArrayList<>();
    private final boolean keepsSnapshots;
    private Snapshot snapshot;

    RowsInMemory(boolean keepsSnapshots) {
        this.keepsSnapshots = keepsSnapshots;
    }

    @Override
    public <T> T inTransaction(Function<LedgerTransaction, T> work) {
        return work.apply(this);
    }

    @Override
    public void append(List<LedgerRow> more) {
        rows.addAll(more);
    }

    @Override
    public void save(Snapshot newSnapshot) {
        snapshot = keepsSnapshots ? newSnapshot : null;
    }

    @Override
    public Optional<Snapshot> newestSnapshot(String handlerId, int year) {
        return Optional.ofNullable(snapshot);
    }

    @Override
    public long lastTurn(String handlerId) {
        return rows.size();
    }

    @Override
    public List<Integer> years(String handlerId) {
        return rows.isEmpty() ? List.of() : List.of(rows.get(0).year());
    }

    @Override
    public Optional<LedgerRow> row(String handlerId, int year, long sequence) {
        return Optional.of(rows.get((int) sequence - 1));
    }

    @Override
    public void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer) {
        rows.subList((int) sequence, rows.size()).forEach(consumer);
    }

    @Override
    public void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer) {
        rowsAfter(handlerId, 0, turn, consumer);
    }

    @Override
    public List<PartitionPosition> positions(String topic) {
        return List.of();
    }

    @Override
    public Optional<PartitionPosition> lockPosition(String topic, int partition) {
        return Optional.empty();
    }

    @Override
    public Map<Integer, PartitionPosition> lockPositions(String topic, List<Integer> partitions) {
        return Map.of();
    }

    @Override
    public void movePosition(PartitionPosition position) {
        // The loops write by requests, which have no position.
    }

    @Override
    public void movePositions(List<PartitionPosition> positions) {
        // Likewise.
    }

    @Override
    public boolean reject(RejectedTransfer rejection) {
        throw new IllegalStateException("nothing here is rejected");
    }

    @Override
    public long tally(String handlerId, String code, LocalDate day, long more) {
        throw new IllegalStateException("nothing here is rejected");
    }

    @Override
    public void propose(List<VoidProposed> proposals) {
        // Nothing is voided.
    }

    @Override
    public void note(List<FirstFacts> firsts) {
        // No profile changes.
    }

    @Override
    public void redeem(List<Redemption> redemptions, Instant at) {
        // Nothing is reserved.
    }

    @Override
    public void publish(List<Outgoing> events) {
        // Nobody listens.
    }

    @Override
    public Optional<RejectedTransfer> lastRejection(String handlerId, String source, String eventId) {
        return Optional.empty();
    }

    @Override
    public List<RejectedTransfer> rejections(String handlerId, long afterNumber, int limit) {
        return List.of();
    }
}
