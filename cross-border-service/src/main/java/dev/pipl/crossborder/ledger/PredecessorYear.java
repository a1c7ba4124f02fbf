package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Declaration;
import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a successor takes over of a predecessor's year, in parts of bounded size that are the same whenever they are made.
 * Reads the store alone.
 */
public final class PredecessorYear {

    /** A row of more is inconvenient to read back; technical, without meaning in law. */
    private static final int PART_PERSONS_MAX = 50_000;

    private final LoadHandler load = new LoadHandler(new SecureRandom()::nextLong);
    private final LedgerReads reads;

    public PredecessorYear(LedgerReads reads) {
        this.reads = reads;
    }

    /**
     * One part: persons, or a declared number.
     *
     * @param counted whether they counted, or were sent on honoured grounds
     */
    public record Part(boolean counted, Persons persons, Optional<DeclaredCounts> declared) {}

    /**
     * A predecessor's year.
     *
     * @param tokenKeyIds the token keys its pipelines named
     */
    public record Taken(List<Part> parts, List<String> tokenKeyIds) {}

    /**
     * The year as it stood after a row.
     *
     * @param isMatched whether a person's fingerprint is the same in both handlers' ledgers. If not, only numbers are
     *     taken over: the union is then an interval, never called exact
     * @param datasets names the predecessor's data sets so that they meet none of the successor's
     */
    public Taken of(String handlerId, int year, long sequence, boolean isMatched, UnaryOperator<String> datasets) {
        YearState state = load.asOf(reads, handlerId, year, sequence);
        List<Part> parts = new ArrayList<>();
        if (isMatched) {
            Lists lists = new Lists();
            state.persons.forEach(lists::sort);
            lists.addTo(parts);
        } else {
            numbers(state.persons, datasets, parts);
        }
        for (Map.Entry<String, Declaration> declared : new TreeMap<>(state.declarations.byDataset()).entrySet()) {
            Declaration numbers = declared.getValue();
            parts.add(declared(
                    numbers.counted(),
                    datasets.apply("declared/" + declared.getKey()),
                    numbers.nonSensitive(),
                    numbers.sensitive()));
        }
        return new Taken(List.copyOf(parts), state.summary().tokenKeyIds());
    }

    private static void numbers(PersonSet persons, UnaryOperator<String> datasets, List<Part> parts) {
        long n = persons.count(PersonSet.NON_SENSITIVE);
        long s = persons.count(PersonSet.SENSITIVE);
        long exemptN = persons.count(PersonSet.NON_SENSITIVE_GROSS) - n;
        long exemptS = persons.count(PersonSet.SENSITIVE_GROSS) - s;
        if (n + s > 0) {
            parts.add(declared(true, datasets.apply("persons"), n, s));
        }
        if (exemptN + exemptS > 0) {
            parts.add(declared(false, datasets.apply("exempt-persons"), exemptN, exemptS));
        }
    }

    private static Part declared(boolean counted, String dataset, long nonSensitive, long sensitive) {
        return new Part(counted, Persons.NOBODY, Optional.of(new DeclaredCounts(dataset, nonSensitive, sensitive)));
    }

    /** The persons by what they count as. Somebody may count in one class and be exempt in the other. */
    private static final class Lists {
        private final Words[] counted = {new Words(), new Words(), new Words()};
        private final Words[] exempt = {new Words(), new Words(), new Words()};

        void sort(long high, long low, int flags) {
            boolean n = (flags & PersonSet.NON_SENSITIVE) != 0;
            boolean s = (flags & PersonSet.SENSITIVE) != 0;
            place(counted, n, s, high, low);
            place(
                    exempt,
                    !n && (flags & PersonSet.NON_SENSITIVE_GROSS) != 0,
                    !s && (flags & PersonSet.SENSITIVE_GROSS) != 0,
                    high,
                    low);
        }

        private static void place(Words[] lists, boolean n, boolean s, long high, long low) {
            if (n || s) {
                lists[n && s ? 1 : n ? 0 : 2].add(high, low);
            }
        }

        void addTo(List<Part> parts) {
            addTo(parts, true, counted);
            addTo(parts, false, exempt);
        }

        private static void addTo(List<Part> parts, boolean isCounted, Words[] lists) {
            for (int kind = 0; kind < lists.length; kind++) {
                for (Fingerprints some : lists[kind].inParts()) {
                    Persons persons = new Persons(
                            kind == 0 ? some : Fingerprints.NONE,
                            kind == 1 ? some : Fingerprints.NONE,
                            kind == 2 ? some : Fingerprints.NONE);
                    parts.add(new Part(isCounted, persons, Optional.empty()));
                }
            }
        }
    }

    private static final class Words {
        private long[] words = new long[64];
        private int size;

        void add(long high, long low) {
            if (2 * size == words.length) {
                words = Arrays.copyOf(words, 2 * words.length);
            }
            words[2 * size] = high;
            words[2 * size + 1] = low;
            size++;
        }

        List<Fingerprints> inParts() {
            Fingerprints all = Fingerprints.ofUnsorted(words, size);
            List<Fingerprints> parts = new ArrayList<>();
            for (int from = 0; from < all.size(); from += PART_PERSONS_MAX) {
                int count = Math.min(PART_PERSONS_MAX, all.size() - from);
                long[] some = new long[2 * count];
                for (int i = 0; i < count; i++) {
                    some[2 * i] = all.high(from + i);
                    some[2 * i + 1] = all.low(from + i);
                }
                parts.add(Fingerprints.ofSorted(some, count));
            }
            return parts;
        }
    }
}
