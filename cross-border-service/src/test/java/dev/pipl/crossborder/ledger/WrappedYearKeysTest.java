package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        kept.keys.put(2025, new WrappedKey(2025, of2026.keyId(), of2026.wrapped(), of2026.commitment(), null));

        assertThatThrownBy(() -> keys().of(2025)).isInstanceOf(YearKeyMissing.class);
    }

    @Test
    void aDestroyedKeyClosesTheYear() {
        kept.keys.put(2022, new WrappedKey(2022, "2022-x", null, new byte[32], "proof-1"));

        assertThat(keys().of(2022)).isEmpty();
    }

    @Test
    void aKeyThatIsGoneWithoutAProofIsMissingAndNotDestroyed() {
        kept.keys.put(2022, new WrappedKey(2022, "2022-x", null, new byte[32], null));

        assertThatThrownBy(() -> keys().of(2022)).isInstanceOf(YearKeyMissing.class);
    }

    @Test
    void aDestroyedKeyIsForgottenByAnInstanceThatHadItAtHand() {
        WrappedYearKeys instance = keys();
        YearKey atHand = instance.of(2026).orElseThrow();
        destroy(2026);

        instance.forgetDestroyed();

        assertThat(instance.of(2026)).isEmpty();
        assertThatThrownBy(() -> fingerprint(atHand)).isInstanceOf(YearKeyDestroyed.class);
    }

    @Test
    void aYearWithRowsWhoseKeyIsDestroyedWithAProofLeavesTheOthersReady() {
        keys().of(2026);
        keys().of(2025);
        kept.years.addAll(List.of(2025, 2026));
        destroy(2025);

        keys().requireAll();

        assertThat(keys().of(2026)).isPresent();
    }

    @Test
    void aKeyIsGivenItsCommitmentWhenItIsMade() {
        YearKey key = keys().of(2026).orElseThrow();

        byte[] secret = wrapping.unwrap(2026, key.keyId(), kept.keys.get(2026).wrapped());
        assertThat(kept.keys.get(2026).commitment()).isEqualTo(KeyCommitment.of(key.keyId(), secret));
        assertThat(KeyCommitment.of("another", secret))
                .isNotEqualTo(kept.keys.get(2026).commitment());
    }

    @Test
    void aKeyFromBeforeThereWereCommitmentsIsGivenItsOwn() {
        keys().of(2026);
        WrappedKey made = kept.keys.get(2026);
        kept.keys.put(2026, new WrappedKey(2026, made.keyId(), made.wrapped(), null, null));

        keys().of(2026);

        assertThat(kept.keys.get(2026).commitment()).isEqualTo(made.commitment());
    }

    @Test
    void aKeyThatIsNotTheOneCommittedToIsMissing() {
        keys().of(2026);
        WrappedKey made = kept.keys.get(2026);
        kept.keys.put(2026, new WrappedKey(2026, made.keyId(), made.wrapped(), new byte[32], null));

        assertThatThrownBy(() -> keys().of(2026)).isInstanceOf(YearKeyMissing.class);
    }

    private void destroy(int year) {
        kept.keys.computeIfPresent(year, (y, key) -> new WrappedKey(y, key.keyId(), null, key.commitment(), "proof-1"));
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
        public void commit(int year, byte[] commitment) {
            keys.computeIfPresent(
                    year, (y, key) -> new WrappedKey(y, key.keyId(), key.wrapped(), commitment, key.destroyedUnder()));
        }

        @Override
        public Set<Integer> destroyedYears() {
            return keys.values().stream()
                    .filter(key -> key.wrapped() == null)
                    .map(WrappedKey::year)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<Integer> yearsWithRows() {
            return years;
        }
    }
}
