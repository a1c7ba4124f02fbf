package dev.pipl.crossborder.headcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.LongBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonSetTest {

    private record Key(long high, long low) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAMapWhateverIsAddedAndTakenBack(long seed) {
        Random random = new Random(seed);
        PersonSet set = new PersonSet();
        Map<Key, Integer> naive = new HashMap<>();
        for (int round = 0; round < 200; round++) {
            PersonLog log = new PersonLog();
            Map<Key, Integer> before = new HashMap<>(naive);
            int flags = 1 + random.nextInt(15);
            Fingerprints persons = persons(random, 1 + random.nextInt(300));
            set.addAll(persons, flags, log);
            for (int i = 0; i < persons.size(); i++) {
                naive.merge(new Key(persons.high(i), persons.low(i)), flags, (old, more) -> old | more);
            }
            if (random.nextInt(4) == 0) {
                set.undo(log);
                naive = before;
            }
            agrees(set, naive);
        }
    }

    @Test
    void aFingerprintOfAllZerosIsAPersonLikeAnyOther() {
        PersonSet set = new PersonSet();

        assertThat(set.add(0, 0, PersonSet.NON_SENSITIVE)).isEqualTo(PersonSet.NON_SENSITIVE);
        assertThat(set.add(0, 0, PersonSet.NON_SENSITIVE)).isZero();

        assertThat(set.size()).isEqualTo(1);
    }

    @Test
    void fingerprintsThatDifferInOneBitAreTwoPersons() {
        PersonSet set = new PersonSet();
        for (int bit = 0; bit < 64; bit++) {
            set.add(1L << bit, 0, PersonSet.SENSITIVE);
            set.add(0, 1L << bit, PersonSet.SENSITIVE);
        }

        assertThat(set.count(PersonSet.SENSITIVE)).isEqualTo(128);
    }

    @Test
    void aHundredThousandAscendingPersonsStayBelowThirtyBytesEach() {
        PersonSet set = new PersonSet();
        Random random = new Random(7);
        set.addAll(persons(random, 100_000), PersonSet.NON_SENSITIVE, new PersonLog());

        assertThat(set.bytes()).isLessThan(30L * 100_000);
    }

    private static Fingerprints persons(Random random, int count) {
        long[] words = new long[2 * count];
        for (int i = 0; i < count; i++) {
            // Few enough different ones that many come again.
            Random person = new Random(random.nextInt(count < 1_000 ? 5_000 : Integer.MAX_VALUE));
            words[2 * i] = person.nextLong();
            words[2 * i + 1] = person.nextLong();
        }
        return Fingerprints.ofUnsorted(words, count);
    }

    private static void agrees(PersonSet set, Map<Key, Integer> naive) {
        for (int bit = 1; bit < 16; bit <<= 1) {
            int flag = bit;
            assertThat(set.count(flag))
                    .isEqualTo(naive.values().stream()
                            .filter(flags -> (flags & flag) != 0)
                            .count());
        }
        Map<Key, Integer> all = new HashMap<>();
        set.forEach((high, low, flags) -> all.put(new Key(high, low), flags));
        assertThat(all).isEqualTo(naive);
        assertThat(of(set.copy())).isEqualTo(naive);
    }

    private static Map<Key, Integer> of(PersonCopy copy) {
        Map<Key, Integer> all = new HashMap<>();
        for (long part = 0; part < PersonCopy.PARTS; part++) {
            LongBuffer words = copy.take((int) part);
            while (words.hasRemaining()) {
                long word = words.get();
                all.put(new Key(part << 60 | word & ~0L >>> 4, words.get()), (int) (word >>> 60));
            }
        }
        return all;
    }

    @Test
    void personsWhoComeAndGoTakeNoMoreRoomThanThoseWhoAreThereAtOnce() {
        PersonSet set = new PersonSet();
        Random random = new Random(5);
        ArrayDeque<long[]> present = new ArrayDeque<>();
        for (int i = 0; i < 200_000; i++) {
            long[] person = {random.nextLong(), random.nextLong()};
            set.add(person[0], person[1], PersonSet.NON_SENSITIVE);
            present.add(person);
            if (present.size() > 1_000) {
                long[] gone = present.remove();
                set.remove(gone[0], gone[1], PersonSet.NON_SENSITIVE);
            }
        }

        assertThat(set.count(PersonSet.NON_SENSITIVE)).isEqualTo(1_000);
        assertThat(present).allMatch(person -> set.flags(person[0], person[1]) == PersonSet.NON_SENSITIVE);
        assertThat(set.bytes()).isLessThan(100_000);
    }
}
