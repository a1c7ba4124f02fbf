package dev.pipl.system.benchmark.loop;

import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.ledger.HmacPrf;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.RowBody;
import dev.pipl.crossborder.ledger.RowCodec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds a person of each inner loop. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InnerLoops {

    private static final int TOKENS = 1_000;
    private static final int PERSONS = 500_000;
    /** The ledger saves a snapshot at about 100,000, 200,000 and 400,000: hardly any row comes after the last. */
    private static final int PERSONS_OF_SNAPSHOT = 405_000;

    private final HmacPrf prf = new HmacPrf(new byte[32]);
    private final List<String> tokens = FoldedYear.tokens(0, TOKENS);
    private final long[] words = new long[2 * TOKENS];
    private final long[] persons = new long[2 * PERSONS];
    private final PersonSet full = new PersonSet();
    private final FoldedYear fromRows = new FoldedYear(PERSONS, false);
    private final FoldedYear fromSnapshot = new FoldedYear(PERSONS_OF_SNAPSHOT, true);
    private LedgerRow row;
    private RowBody body;

    /** Fills what the loops work on. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < persons.length; i++) {
            persons[i] = random.nextLong();
        }
        for (int i = 0; i < PERSONS; i++) {
            full.add(persons[2 * i], persons[2 * i + 1], PersonSet.NON_SENSITIVE);
        }
        row = fromRows.store.rows.get(10);
        body = RowCodec.decode(row.handlerId(), row.year(), row.body());
    }

    /** HMAC of a token of 43 characters. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public long[] fingerprint() {
        for (int i = 0; i < TOKENS; i++) {
            prf.fingerprint(tokens.get(i), words, 2 * i);
        }
        return words;
    }

    /** Half a million new persons into an empty set, growing on the way. */
    @Benchmark
    @OperationsPerInvocation(PERSONS)
    public PersonSet addNewPersons() {
        PersonSet set = new PersonSet();
        for (int i = 0; i < PERSONS; i++) {
            set.add(persons[2 * i], persons[2 * i + 1], PersonSet.NON_SENSITIVE);
        }
        return set;
    }

    /** Looking known persons up. */
    @Benchmark
    @OperationsPerInvocation(PERSONS)
    public long findKnownPersons() {
        long sum = 0;
        for (int i = 0; i < PERSONS; i++) {
            sum += full.flags(persons[2 * i], persons[2 * i + 1]);
        }
        return sum;
    }

    /** A row of 25 events with 100 persons each. */
    @Benchmark
    @OperationsPerInvocation(FoldedYear.PERSONS_PER_ROW)
    public byte[] encodeRow() {
        return RowCodec.encode(body);
    }

    /** The same row back. */
    @Benchmark
    @OperationsPerInvocation(FoldedYear.PERSONS_PER_ROW)
    public RowBody decodeRow() {
        return RowCodec.decode(row.handlerId(), row.year(), row.body());
    }

    /** A year of half a million persons from its rows: chain, checks, fold. */
    @Benchmark
    @OperationsPerInvocation(PERSONS)
    public long foldRows() {
        return fromRows.coldCount();
    }

    /** A smaller year from its newest snapshot and the few rows after it. */
    @Benchmark
    @OperationsPerInvocation(PERSONS_OF_SNAPSHOT)
    public long foldFromSnapshot() {
        return fromSnapshot.coldCount();
    }
}
