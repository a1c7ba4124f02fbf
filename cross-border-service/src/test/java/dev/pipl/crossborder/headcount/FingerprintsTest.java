package dev.pipl.crossborder.headcount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 100, 5_000})
    void sortingPutsThemInUnsignedOrderAndDropsRepetitions(int count) {
        Random random = new Random(count);
        long[] words = new long[2 * count];
        TreeSet<BigInteger> expected = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            boolean isAgain = i > 0 && random.nextInt(3) == 0;
            int from = isAgain ? random.nextInt(i) : -1;
            words[2 * i] = isAgain ? words[2 * from] : random.nextLong();
            words[2 * i + 1] = isAgain ? words[2 * from + 1] : random.nextLong();
            expected.add(number(words[2 * i], words[2 * i + 1]));
        }

        Fingerprints sorted = Fingerprints.ofUnsorted(words, count);

        assertThat(sorted.size()).isEqualTo(expected.size());
        int i = 0;
        for (BigInteger next : expected) {
            assertThat(number(sorted.high(i), sorted.low(i))).isEqualTo(next);
            i++;
        }
    }

    @Test
    void onesThatAllBeginAlikeAreSortedToo() {
        long[] words = new long[2 * 1_000];
        for (int i = 0; i < 1_000; i++) {
            words[2 * i + 1] = 1_000L - i;
        }

        Fingerprints sorted = Fingerprints.ofUnsorted(words, 1_000);

        assertThat(sorted.low(0)).isEqualTo(1);
        assertThat(sorted.low(999)).isEqualTo(1_000);
    }

    @Test
    void aListThatIsNotAscendingIsNoneOfOurs() {
        assertThatThrownBy(() -> Fingerprints.ofSorted(new long[] {2, 0, 1, 0}, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fingerprints.ofSorted(new long[] {1, 0, 1, 0}, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPersonInBothListsStandsInNeitherOfTheOthers() {
        Persons persons = Persons.of(
                Fingerprints.ofSorted(new long[] {1, 1, 2, 2, 3, 3}, 3),
                Fingerprints.ofSorted(new long[] {2, 2, 4, 4}, 2));

        assertThat(persons.nonSensitiveOnly()).isEqualTo(Fingerprints.ofSorted(new long[] {1, 1, 3, 3}, 2));
        assertThat(persons.both()).isEqualTo(Fingerprints.ofSorted(new long[] {2, 2}, 1));
        assertThat(persons.sensitiveOnly()).isEqualTo(Fingerprints.ofSorted(new long[] {4, 4}, 1));
    }

    private static BigInteger number(long high, long low) {
        return new BigInteger(Long.toUnsignedString(high))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(low)));
    }
}
