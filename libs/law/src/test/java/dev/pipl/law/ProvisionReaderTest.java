package dev.pipl.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisionReaderTest {

    private static final String ARTICLE = """
            id: TEST-1
            title: {zh: 标题, en: Title}
            citation: {zh: 《试》第一条, en: "Test, Article 1"}
            quote: {zh: 十人以上, en: ten or more}
            source: a test
            inForce: 2026-01-01
            informational: false
            values:
              - name: personsMin
                unit: persons-handled
                dated:
                  - {inForce: 2026-01-01, number: 10, boundary: at-least}
                  - {inForce: 2027-01-01, number: 20, boundary: more-than}
            """;

    @Test
    void aWholeFileIsRead() {
        Provision provision = read(ARTICLE).get("TEST-1");

        assertThat(provision.citation().zh()).isEqualTo("《试》第一条");
        assertThat(provision.value("personsMin", LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(provision.number("personsMin").isSatisfied(10, LocalDate.of(2026, 12, 31)))
                .isTrue();
        assertThat(provision.number("personsMin").isSatisfied(20, LocalDate.of(2027, 1, 1)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an unknown field              | source: a test           | source: a test, color: red
            an unknown field              | informational: false     | informational: false\\ncolour: red
            a field written twice         | informational: false     | informational: false\\ninformational: true
            a language missing            | , en: Title}             | }
            a language left blank         | en: Title}               | en: ' '}
            no word on being informational| informational: false     |
            a text instead of a flag      | informational: false     | informational: 'false'
            a text instead of a number    | number: 10,              | number: ten,
            a number in quotes            | number: 10,              | number: '10',
            a number of nothing           | number: 10,              | number: 0,
            an unknown word               | boundary: at-least       | boundary: around
            an unknown unit               | unit: persons-handled    | unit: people
            two values for one day        | inForce: 2027-01-01      | inForce: 2026-01-01
            a value before the provision  | - {inForce: 2026-01-01,  | - {inForce: 2025-12-31,
            a value inside another's term | {inForce: 2026-01-01,    | {inForce: 2026-01-01, until: 2027-01-01,
            a term that ends too early    | {inForce: 2026-01-01,    | {inForce: 2026-01-01, until: 2025-12-31,
            a reading without its reason  | boundary: at-least}      | boundary: at-least, basis: reading, reading: QA-1}
            a reading nobody described    | boundary: at-least}      | 'boundary: at-least, basis: reading, reading: QA-1, why: {zh: 因, en: so}}'
            a default without its reason  | boundary: at-least}      | boundary: at-least, basis: default}
            """)
    void aFileThatIsNotAsItMustBeIsRefused(String what, String part, String instead) {
        // Given
        String replacement = instead == null ? "" : instead.replace("\\n", "\n").replace("'boundary", "boundary");
        assertThat(ARTICLE).contains(part);

        // Then
        assertThatThrownBy(() -> read(ARTICLE.replace(part, replacement)))
                .as(what)
                .isInstanceOf(MalformedProvision.class);
    }

    @Test
    void anIdIsGivenOnce() {
        Map<String, String> files = Map.of("index.txt", "a.yaml\nb.yaml", "a.yaml", ARTICLE, "b.yaml", ARTICLE);

        assertThatThrownBy(() -> reader(files).read())
                .isInstanceOf(MalformedProvision.class)
                .hasMessageContaining("TEST-1");
    }

    @Test
    void aValueIsListedOnce() {
        String twice = ARTICLE + ARTICLE.substring(ARTICLE.indexOf("  - name:"));

        assertThatThrownBy(() -> read(twice)).hasMessageContaining("listed twice");
    }

    @Test
    void aFileOfTheIndexThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> reader(Map.of("index.txt", "pipl/99.yaml")).read())
                .isInstanceOf(MalformedProvision.class)
                .hasMessageContaining("pipl/99.yaml");
    }

    @Test
    void theIndexListsExactlyTheFilesOfTheFolder() throws IOException {
        Path folder = Path.of("src/main/resources/provisions");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there = files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
            assertThat(ProvisionReader.ofClassPath().index()).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void anUnknownProvisionIsRefused() {
        assertThatThrownBy(() -> Provisions.load().get("CBDF-99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CBDF-99");
    }

    @Test
    void aClauseThatTheArticleDoesNotListCannotBeCited() {
        Provision article = Provisions.load().get("CBDF-5");

        assertThat(article.cite(1, 4).text().zh()).isEqualTo("《促进和规范数据跨境流动规定》第五条第一款第（四）项");
        assertThat(article.cite(1, 4).text().en())
                .isEqualTo("Provisions on Promoting and Regulating Cross-Border Data Flows, Article 5(1)(4)");
        assertThatThrownBy(() -> article.cite(1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatTheArticleDoesNotHaveCannotBeHeld() {
        assertThatThrownBy(() -> Provisions.load().get("CBDF-5").number("personsMin"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAReadingThatNumbersRestOnCanBeSwitchedOff() {
        Provisions law = Provisions.load();

        assertThat(law.readings()).containsExactly("QA-APR-1");
        assertThat(law.without("QA-APR-1").readings()).isEmpty();
        assertThatThrownBy(() -> law.without("QA-JUL-1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Provisions read(String article) {
        return reader(Map.of("index.txt", "a.yaml\n", "a.yaml", article)).read();
    }

    private static ProvisionReader reader(Map<String, String> files) {
        Map<String, InputStream> streams = new HashMap<>();
        files.forEach(
                (name, text) -> streams.put(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        return new ProvisionReader(streams::get);
    }
}
