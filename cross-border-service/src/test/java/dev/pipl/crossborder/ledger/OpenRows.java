package dev.pipl.crossborder.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The stored rows of the sample's handler, which anybody can reach, and what verifying them finds. */
final class OpenRows implements LedgerReads {
    final Map<Integer, TreeMap<Long, LedgerRow>> years = new TreeMap<>();

    OpenRows() {
        LedgerReads sample = new SampleLedger().reads();
        for (int year : sample.years(SampleLedger.HANDLER)) {
            sample.rowsAfter(SampleLedger.HANDLER, year, 0, this::put);
        }
    }

    void put(LedgerRow row) {
        years.computeIfAbsent(row.year(), year -> new TreeMap<>()).put(row.sequence(), row);
    }

    List<LedgerRow> all() {
        return years.values().stream().flatMap(year -> year.values().stream()).toList();
    }

    @Override
    public long lastTurn(String handlerId) {
        return all().stream().mapToLong(LedgerRow::turn).max().orElse(0);
    }

    @Override
    public List<Integer> years(String handlerId) {
        return years.entrySet().stream()
                .filter(year -> !year.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Optional<Snapshot> newestSnapshot(String handlerId, int year) {
        return Optional.empty();
    }

    @Override
    public Optional<LedgerRow> row(String handlerId, int year, long sequence) {
        return Optional.ofNullable(years.getOrDefault(year, new TreeMap<>()).get(sequence));
    }

    @Override
    public void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer) {
        years.getOrDefault(year, new TreeMap<>())
                .tailMap(sequence, false)
                .values()
                .forEach(consumer);
    }

    @Override
    public void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer) {
        all().stream().filter(row -> row.turn() > turn).forEach(consumer);
    }

    /** What is found by somebody who knows of these heads. */
    List<VerifiedYear> verify(KnownHead... known) {
        Collection<Integer> asked = new TreeSet<>(years(SampleLedger.HANDLER));
        for (KnownHead head : known) {
            asked.add(head.year());
        }
        return new VerifyLedger(this, TestLedger.LAW).verify(SampleLedger.HANDLER, asked, true, List.of(known));
    }

    List<RowFault> faults(KnownHead... known) {
        return verify(known).stream().flatMap(year -> year.faults().stream()).toList();
    }

    /** Rewrites a row and every one after it, so that the chain holds. */
    void rewriteFrom(int year, long sequence, UnaryOperator<RowBody> change) {
        byte[] previous = years.get(year).get(sequence).previousHash();
        for (LedgerRow row : List.copyOf(years.get(year).tailMap(sequence).values())) {
            LedgerRow now = rewritten(row, previous, row.sequence() == sequence ? change : body -> body);
            put(now);
            previous = now.hash();
        }
    }

    /** The row with other content, and the hash that goes with it: what somebody does who knows the format. */
    static LedgerRow rewritten(LedgerRow row, byte[] previousHash, UnaryOperator<RowBody> change) {
        byte[] body = RowCodec.encode(change.apply(RowCodec.decode(row.handlerId(), row.year(), row.body())));
        LedgerRow open = with(row, row.sequence(), row.turn(), previousHash, row.hash(), body);
        return with(open, open.sequence(), open.turn(), previousHash, RowChain.hashOf(open), body);
    }

    static LedgerRow with(LedgerRow row, long sequence, long turn, byte[] previousHash, byte[] hash, byte[] body) {
        return new LedgerRow(
                row.handlerId(),
                row.year(),
                sequence,
                turn,
                row.cause(),
                row.nonSensitive(),
                row.sensitive(),
                row.ruleVersion(),
                row.keyId(),
                row.recordedAt(),
                previousHash,
                hash,
                body);
    }
}
