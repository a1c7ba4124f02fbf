package dev.pipl.publisher.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.publisher.ExitStatus;
import dev.pipl.publisher.PublisherFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PersonReaderTest {
    private static final String SECRET = "zhang.san@example.com";

    @Test
    void aColumnIsFoundByItsName() throws IOException {
        assertThat(identifiers(csv("email"), "id,email\n1, a@x \n2,\"b,\"\"q\"\"@x\"\n"))
                .containsExactly("a@x", "b,\"q\"@x");
    }

    @Test
    void aColumnIsFoundByItsNumberWithAndWithoutHeader() throws IOException {
        InputShape headless = new InputShape(InputFormat.CSV, ';', false, "2", false, null, null, false);

        assertThat(identifiers(csv("2"), "id,email\n1,a@x\n")).containsExactly("a@x");
        assertThat(identifiers(headless, "1;a@x\r\n2;b@x\r\n")).containsExactly("a@x", "b@x");
    }

    @Test
    void theFirstColumnIsTakenIfNoneIsNamed() throws IOException {
        assertThat(identifiers(csv(null), "\uFEFFid,email\n1,a@x\n\n2,b@x")).containsExactly("1", "2");
    }

    @Test
    void caseAndInnerSpaceTellPeopleApart() throws IOException {
        assertThat(identifiers(lines(), "A b\na b\n\u3000a b\t\r\n\n")).containsExactly("A b", "a b", "a b");
    }

    @Test
    void aFieldOfNdjsonIsTextOrNumberAndMayLieDeeper() throws IOException {
        assertThat(identifiers(ndjson("id"), "{\"id\":\" x1 \"}\n\n{\"id\":42}\n"))
                .containsExactly("x1", "42");
        assertThat(identifiers(ndjson("/person/id"), "{\"person\":{\"id\":\"x\"}}"))
                .containsExactly("x");
        assertThat(identifiers(ndjson(null), " {\"id\":1} \n")).containsExactly("{\"id\":1}");
    }

    @Test
    void aColumnTellsSensitivityAndTime() throws IOException {
        InputShape shape = new InputShape(InputFormat.CSV, ',', true, "id", false, "s", "at", false);
        List<Person> persons = new ArrayList<>();

        new PersonReader(shape)
                .read(
                        bytes(
                                "id,s,at\n1,YES,2026-03-01T08:00:00+08:00\n2,否,2026-03-01T00:00:00Z\n3,both,2026-03-02T00:00Z\n"),
                        persons::add);

        assertThat(persons)
                .extracting(Person::sensitivity)
                .containsExactly(Sensitivity.SENSITIVE, Sensitivity.NON_SENSITIVE, Sensitivity.BOTH);
        assertThat(persons.get(0).occurredAt()).isEqualTo(OffsetDateTime.parse("2026-03-01T08:00:00+08:00"));
    }

    @Test
    void blankRowsAreSkippedOnlyIfAskedForAndThenCounted() throws IOException {
        String text = "id,n\n1,a\n ,b\n3,c\n";
        PersonReader skipping =
                new PersonReader(new InputShape(InputFormat.CSV, ',', true, "id", false, null, null, true));
        List<Person> persons = new ArrayList<>();

        skipping.read(bytes(text), persons::add);

        assertThat(persons).hasSize(2);
        assertThat(skipping.rows()).isEqualTo(3);
        assertThat(skipping.blanks()).isEqualTo(1);
        assertThatThrownBy(() -> identifiers(csv("id"), text)).hasMessageContaining("row 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSV    | phone | -    | -  | id,email~1,zhang.san@example.com          | no column phone; there are: id, email",
                "CSV    | email | -    | -  | id,email~1,zhang.san@example.com~2        | row 3 has no column 2",
                "CSV    | email | id   | -  | id,email~perhaps,zhang.san@example.com    | row 2: column id says neither",
                "CSV    | email | -    | id | id,email~today,zhang.san@example.com      | row 2: column id is not a time",
                "CSV    | email | -    | -  | id,email~1,\"zhang.san@example.com\"x     | row 2 is not valid CSV",
                "NDJSON | id    | -    | -  | {\"id\":1}~zhang.san@example.com          | row 2 is not a JSON object",
                "NDJSON | id    | -    | -  | {\"id\":1}~[\"zhang.san@example.com\"]    | row 2 is not a JSON object",
                "NDJSON | id    | -    | -  | {\"mail\":\"zhang.san@example.com\"}      | row 1 has no field id",
                "NDJSON | id    | -    | -  | {\"id\":{\"m\":\"zhang.san@example.com\"}} | row 1: field id is neither text",
                "NDJSON | id    | -    | -  | {\"id\":null,\"m\":\"zhang.san@example.com\"} | row 1 has no identifier"
            })
    void aBadRowIsNamedByItsNumberAndNeverQuoted(
            InputFormat format, String column, String sensitive, String time, String text, String message) {
        InputShape shape = new InputShape(format, ',', true, column, false, absent(sensitive), absent(time), false);

        assertThatThrownBy(() -> identifiers(shape, text.replace('~', '\n')))
                .isInstanceOfSatisfying(
                        PublisherFault.class,
                        fault -> assertThat(fault.status()).isEqualTo(ExitStatus.USAGE))
                .hasMessageContaining(message)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNotUtf8StopTheRun(InputFormat format) {
        byte[] text = ("head\n" + "a\n".repeat(100_000) + "e?\n").getBytes(UTF_8);
        text[text.length - 2] = (byte) 0xe9;
        InputShape shape = new InputShape(format, ',', true, null, false, null, null, false);

        assertThatThrownBy(() -> new PersonReader(shape)
                        .read(
                                new ByteArrayInputStream(text),
                                person -> assertThat(person).isNotNull()))
                .isInstanceOf(PublisherFault.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aNumberWithoutHeaderIsAskedForWhereANameCannotBeFound() {
        InputShape headless = new InputShape(InputFormat.CSV, ',', false, "email", false, null, null, false);

        assertThatThrownBy(() -> identifiers(headless, "1,a\n")).hasMessageContaining("needs a header");
    }

    @Test
    void aPersonInALogNamesNobody() {
        assertThat(new Person(SECRET, Sensitivity.BOTH, null)).hasToString("Person[BOTH]");
        assertThat(new Row(7, SECRET, null, null)).hasToString("Row[7]");
    }

    private static List<String> identifiers(InputShape shape, String text) throws IOException {
        List<String> identifiers = new ArrayList<>();
        new PersonReader(shape).read(bytes(text), person -> identifiers.add(person.identifier()));
        return identifiers;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputShape csv(String column) {
        return new InputShape(InputFormat.CSV, ',', true, column, false, null, null, false);
    }

    private static InputShape ndjson(String column) {
        return new InputShape(InputFormat.NDJSON, ',', true, column, false, null, null, false);
    }

    private static InputShape lines() {
        return new InputShape(InputFormat.LINES, ',', true, null, false, null, null, false);
    }

    private static String absent(String cell) {
        return cell.equals("-") ? null : cell;
    }
}
