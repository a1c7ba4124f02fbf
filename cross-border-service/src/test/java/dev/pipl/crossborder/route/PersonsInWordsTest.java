package dev.pipl.crossborder.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonsInWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 | 1 person's | nobody's",
                "2 | 2 persons' | fewer than 2 persons'",
                "10000 | 10,000 persons' | fewer than 10,000 persons'"
            })
    void oneIsNotMany(long persons, String possessive, String fewerThan) {
        assertThat(PersonsInWords.possessive(persons)).isEqualTo(possessive);
        assertThat(PersonsInWords.fewerThan(persons)).isEqualTo(fewerThan);
    }
}
