package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrappedYearKeysTest {

    private final Kept kept = new Kept();
    private final KeyWrapping wrapping = new KeyWrapping(new byte[32]);

    @Test
    void aYearKeepsItsKeyOverARestart() {
        YearKey made = keys().of(2026).orElseThrow();

        YearKey again = keys().of(2026).orElseThrow();

        assertThat(again.keyId()).isEqualTo(made.keyId());
        assertThat(fingerprint(again)).isEqualTo(fingerprint(made));
    }

    @Test
    void everyYearHasItsOwnKey() {
        assertThat(fingerprint(keys().of(2026).orElseThrow()))
                .isNotEqualTo(fingerprint(keys().of(2025).orElseThrow()));
    }

    @Test
    void theFasterInstancesKeyCounts() {
        WrappedYearKeys faster = keys();
        kept.beforeInsert = () -> faster.of(2026);

        YearKey key = keys().of(2026).orElseThrow();

        assertThat(fingerprint(key)).isEqualTo(fingerprint(faster.of(2026).orElseThrow()));
    }

    @Test
    void aLostKeyOfAYearWithRowsIsNeverMadeAnew() {
        kept.years.add(2026);

        assertThatThrownBy(() -> keys().of(2026)).isInstanceOf(YearKeyMissing.class);
        assertThatThrownBy(() -> keys().requireAll()).isInstanceOf(YearKeyMissing.class);
        assertThat(kept.keys).isEmpty();
    }

    @Test
    void aKeyWrappedUnderAnotherWrappingKeyIsMissing() {
        keys().of(2026);
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> new WrappedYearKeys(kept, () -> new KeyWrapping(other)).of(2026))
                .isInstanceOf(YearKeyMissing.class);
    }

    @Test
    void aWrappedKeyDoesNotPassForAnotherYears() {
        keys().of(2026);
        WrappedKey of2026 = kept.keys.get(2026);
        kept.keys.put(2025, new WrappedKey(2025, of2026.keyId(), of2026.wrapped()));

        assertThatThrownBy(() -> keys().of(2025)).isInstanceOf(YearKeyMissing.class);
    }

    @Test
    void aDestroyedKeyClosesTheYear() {
        kept.keys.put(2022, new WrappedKey(2022, "2022-x", null));

        assertThat(keys().of(2022)).isEmpty();
    }

    private WrappedYearKeys keys() {
        return new WrappedYearKeys(kept, () -> wrapping);
    }

    private static List<Long> fingerprint(YearKey key) {
        long[] words = new long[2];
        key.prf().fingerprint("person-token-00000001", words, 0);
        return List.of(words[0], words[1]);
    }

    private static final class Kept implements YearKeyStore {
        final Map<Integer, WrappedKey> keys = new HashMap<>();
        final List<Integer> years = new ArrayList<>();
        Runnable beforeInsert = () -> {};

        @Override
        public Optional<WrappedKey> find(int year) {
            return Optional.ofNullable(keys.get(year));
        }

        @Override
        public void insertIfAbsent(WrappedKey key) {
            Runnable faster = beforeInsert;
            beforeInsert = () -> {};
            faster.run();
            keys.putIfAbsent(key.year(), key);
        }

        @Override
        public List<Integer> yearsWithRows() {
            return years;
        }
    }
}
