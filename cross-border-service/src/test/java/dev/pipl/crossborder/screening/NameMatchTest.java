package dev.pipl.crossborder.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The measure against pairs that people have labelled: what it finds of the same, and how often it asks in vain. */
class NameMatchTest {

    private static final List<Pair> PAIRS = new ArrayList<>();

    record Pair(String one, String other, boolean isSame, String about) {
        double score() {
            return NameMatch.score(NameForms.of(one), NameForms.of(other));
        }

        boolean isFound() {
            return score() >= NameMatch.POSSIBLE_FROM;
        }
    }

    @BeforeAll
    static void readPairs() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NameMatchTest.class.getResourceAsStream("/screening/name-pairs.csv")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(";", -1);
                PAIRS.add(new Pair(cells[0], cells[1], cells[2].equals("same"), cells[3]));
            });
        }
    }

    private static List<Pair> pairs(boolean isSame) {
        return PAIRS.stream().filter(pair -> pair.isSame() == isSame).toList();
    }

    @Test
    void theSetHoldsEnoughPairsOfBothKinds() {
        assertThat(pairs(true)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(pairs(false)).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void nineOfTenSameNamesAreFound() {
        long found = pairs(true).stream().filter(Pair::isFound).count();

        assertThat((double) found / pairs(true).size()).as("recall").isGreaterThanOrEqualTo(0.90);
    }

    /** Each needs an alias in the list: no measure of spelling can know them. */
    @Test
    void whatIsMissedIsSpelledByOtherRules() {
        assertThat(pairs(true))
                .filteredOn(pair -> !pair.isFound())
                .extracting(Pair::about)
                .containsExactlyInAnyOrder(
                        "abbreviated word of business",
                        "Cantonese",
                        "Cantonese",
                        "Cantonese, customary",
                        "Japanese reading",
                        "translated",
                        "partly translated");
    }

    @Test
    void nineOfTenQuestionsAreNotInVain() {
        long found = PAIRS.stream().filter(Pair::isFound).count();
        long right = pairs(true).stream().filter(Pair::isFound).count();

        assertThat((double) right / found).as("precision").isGreaterThanOrEqualTo(0.90);
    }

    /** One letter in a Latin word may be a typo; a person decides. */
    @Test
    void onlyOneLetterMakesOneAskInVain() {
        assertThat(pairs(false))
                .filteredOn(Pair::isFound)
                .extracting(Pair::about)
                .allMatch(about -> about.startsWith("one letter"));
    }

    @Test
    void whoIsComparedWithWhomMakesNoDifference() {
        assertThat(PAIRS)
                .allSatisfy(pair -> assertThat(NameMatch.score(NameForms.of(pair.other()), NameForms.of(pair.one())))
                        .as(pair.toString())
                        .isEqualTo(pair.score()));
    }
}
