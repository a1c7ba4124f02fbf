package dev.pipl.crossborder.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.root.ChainHead.Chain;
import dev.pipl.crossborder.root.Contradiction.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadComparisonTest {

    private final ChainHead signed = head("h", 5, 1);

    @Test
    void aChainThatStandsStillIsNeitherChangedNorContradicted() {
        HeadComparison comparison = new HeadComparison(List.of(signed), List.of(head("h", 5, 1)));

        assertThat(comparison.changed()).isEmpty();
        assertThat(comparison.passed()).isEmpty();
        assertThat(comparison.contradictions(Map.of())).isEmpty();
    }

    @Test
    void aNewChainIsChanged() {
        HeadComparison comparison = new HeadComparison(List.of(signed), List.of(signed, head("other", 1, 9)));

        assertThat(comparison.changed()).containsExactly(head("other", 1, 9));
        assertThat(comparison.contradictions(Map.of())).isEmpty();
    }

    @Test
    void aChainThatGrewOverTheSignedRowIsChangedOnly() {
        HeadComparison comparison = new HeadComparison(List.of(signed), List.of(head("h", 6, 2)));

        assertThat(comparison.changed()).containsExactly(head("h", 6, 2));
        assertThat(comparison.passed()).containsExactly(signed);
        assertThat(comparison.contradictions(Map.of(new Chain("h", 2026), hash(1))))
                .isEmpty();
    }

    @Test
    void aChainThatGrewOverAnotherRowContradicts() {
        HeadComparison comparison = new HeadComparison(List.of(signed), List.of(head("h", 6, 2)));

        assertThat(comparison.contradictions(Map.of(new Chain("h", 2026), hash(3))))
                .containsExactly(new Contradiction(Kind.ROW_CHANGED, signed));
        assertThat(comparison.contradictions(Map.of())).containsExactly(new Contradiction(Kind.ROW_GONE, signed));
    }

    @Test
    void aChainThatWentBackIsAnotherOrIsGoneContradicts() {
        assertThat(new HeadComparison(List.of(signed), List.of(head("h", 4, 1))).contradictions(Map.of()))
                .containsExactly(new Contradiction(Kind.ROW_GONE, signed));
        assertThat(new HeadComparison(List.of(signed), List.of(head("h", 5, 2))).contradictions(Map.of()))
                .containsExactly(new Contradiction(Kind.ROW_CHANGED, signed));
        assertThat(new HeadComparison(List.of(signed), List.of()).contradictions(Map.of()))
                .containsExactly(new Contradiction(Kind.CHAIN_GONE, signed));
    }

    @Test
    void leavesStandInTheOrderOfTheOctetsOfTheirIds() {
        List<ChainHead> unordered = List.of(
                new ChainHead("\uD83D\uDE00", 2026, 1, hash(1)),
                new ChainHead("\uFFFD", 2026, 1, hash(1)),
                new ChainHead("b", 2026, 1, hash(1)),
                new ChainHead("a", 2027, 1, hash(1)),
                new ChainHead("a", 2026, 1, hash(1)),
                new ChainHead("a-", 2026, 1, hash(1)));

        assertThat(unordered.stream().sorted(ChainHead.ORDER).map(ChainHead::chain))
                .containsExactly(
                        new Chain("a", 2026),
                        new Chain("a", 2027),
                        new Chain("a-", 2026),
                        new Chain("b", 2026),
                        new Chain("\uFFFD", 2026),
                        new Chain("\uD83D\uDE00", 2026));
    }

    private static ChainHead head(String handlerId, long sequence, int hash) {
        return new ChainHead(handlerId, 2026, sequence, hash(hash));
    }

    private static byte[] hash(int value) {
        byte[] hash = new byte[32];
        hash[31] = (byte) value;
        return hash;
    }
}
