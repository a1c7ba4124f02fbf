package dev.pipl.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.publisher.delivery.adapter.Platform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole command against an HTTP server, as a person runs it. */
class CommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Platform platform;
    private Path key;
    private Path input;

    @BeforeEach
    void prepare() throws IOException {
        platform = new Platform();
        key = folder.resolve("tokens.key");
        input = folder.resolve("customers.csv");
        Files.writeString(
                input,
                "name,email\n"
                        + IntStream.range(0, 2500)
                                .mapToObj(i -> "Zhang " + i + ",zhang" + i + "@example.com\n")
                                .collect(Collectors.joining()));
        assertThat(run("keygen", "--key-file", key.toString(), "--key-id", "2026-a"))
                .isZero();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aListIsPublishedAndASecondRunSendsNothing() {
        int first = publish();
        String summary = out.toString();
        int second = publish();

        assertThat(first).isZero();
        assertThat(second).isZero();
        assertThat(summary).contains("events       3 (3 sent now, 0 before)", "tokens       2500", "accepted     3");
        assertThat(err.toString()).contains("2500 rows read, 0 blank; 2500 tokens in 3 events", "Resuming: 3 of 3");
        assertThat(platform.received().values().stream()
                        .map(event -> event.dataAs(TransferRecorded.class))
                        .mapToInt(data -> data.nonSensitiveSubjects().size()))
                .containsExactly(1000, 1000, 500);
        assertThat(platform.authorizations()).hasSize(1);
    }

    @Test
    void withoutItsStateASecondRunIsAllDuplicates() throws IOException {
        publish();
        deleteState();

        int second = publish();

        assertThat(second).isZero();
        assertThat(out.toString()).contains("duplicate    3");
        assertThat(platform.received()).hasSize(3);
    }

    @Test
    void rejectionsAreCountedByTheirCodeAndTold() {
        publish();
        String id = platform.received().keySet().iterator().next();
        platform.reject(id);

        int status = publish("--state", folder.resolve("again").toString());

        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).contains("rejected     1", "  handler-unknown 1", "duplicate    2");
    }

    @Test
    void aBusyPlatformIsTriedAgain() {
        platform.answer(503, "{\"code\":\"projection-behind\"}", null);

        int status = publish();

        assertThat(status).isZero();
        assertThat(err.toString()).contains("503 (projection-behind); trying again");
    }

    @Test
    void aPlatformThatIsNotThereIsSaidInOneLineAndTheRunResumes() {
        String elsewhere = platform.address().toString();
        platform.close();

        int status = run(arguments(elsewhere, "--retry-for", "0"));

        assertThat(status).isEqualTo(3);
        assertThat(lastLine())
                .startsWith("transfer-publisher: " + elsewhere + " cannot be reached")
                .contains("resumes");
    }

    @Test
    void identifiersLeaveNoTraceAnywhere() throws IOException {
        platform.answer(400, "{\"code\":\"malformed\"}", null);
        publish();
        publish();

        List<String> everything = new ArrayList<>(List.of(out.toString(), err.toString()));
        platform.received().values().forEach(event -> everything.add(event.toString()));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.equals(input)).toList()) {
                everything.add(Files.readString(file));
            }
        }

        assertThat(platform.received()).hasSize(3);
        assertThat(everything)
                .hasSizeGreaterThan(5)
                .noneMatch(text -> text.contains("zhang") || text.contains("Zhang"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none.csv     | email | --sensitive                    | none.csv is not a file that can be read",
                "customers.csv | phone | --sensitive                   | no column phone; there are: name, email",
                "customers.csv | email | --batch-size=10001            | --batch-size is 1 to 10000",
                "customers.csv | email | --batch-size=0                | --batch-size is 1 to 10000",
                "customers.csv | email | --delimiter=;;                | --delimiter is one character",
                "customers.csv | email | --occurred-at-column=name     | say when it went abroad, once",
                "customers.csv | email | --exemption=TREATY            | --exemption and --evidence go together",
                "customers.csv | email | --declare-dataset=d           | goes with a count above zero",
                "customers.csv | email | --no-such-option              | Unknown option",
                "customers.csv | email | --format=lines                | plain lines have no columns",
                "customers.csv | email | --state=/no/such/folder/s     | cannot write /no/such/folder/s"
            })
    void aWrongOptionIsOneClearLineAndStatusTwo(String file, String column, String option, String message) {
        List<String> arguments =
                new ArrayList<>(List.of(arguments(platform.address().toString(), option)));
        arguments.set(1, folder.resolve(file).toString());
        arguments.set(3, column);
        err.getBuffer().setLength(0);

        int status = run(arguments.toArray(String[]::new));

        assertThat(status).isEqualTo(2);
        assertThat(lastLine()).startsWith("transfer-publisher: ").contains(message);
        assertThat(err.toString().lines().filter(line -> line.startsWith("transfer-publisher: ")))
                .hasSize(1);
    }

    @Test
    void aKeyOpenToOthersAndAMissingTokenAreSaid() throws IOException {
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(publish()).isEqualTo(2);
        assertThat(lastLine()).contains("chmod 600");

        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        String[] arguments = arguments(platform.address().toString());
        arguments[arguments.length - 1] = "exit 1";
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(lastLine()).contains("the token command failed");
    }

    @Test
    void aDeclarationNeedsNoInput() {
        String[] all = arguments(platform.address().toString(), "--declare-dataset=archive", "--declare-sensitive=12");
        String[] withoutInput = Stream.of(all)
                .filter(argument -> !argument.equals(input.toString()) && !argument.equals("email"))
                .filter(argument -> !argument.equals("--column"))
                .toArray(String[]::new);

        assertThat(run(withoutInput)).isZero();

        EventEnvelope event = platform.received().values().iterator().next();
        assertThat(event.dataAs(TransferRecorded.class).declaredCounts().sensitive())
                .isEqualTo(12);
    }

    @Test
    void helpShowsExamplesAndSaysNothingIsAnError() {
        assertThat(run("publish", "--help")).isZero();
        assertThat(out.toString()).contains("Examples:", "--token-command \"./run token pipeline $H\"");
        assertThat(run()).isEqualTo(2);
        assertThat(lastLine()).contains("publish or keygen");
    }

    private int publish(String... more) {
        return run(arguments(platform.address().toString(), more));
    }

    private String[] arguments(String address, String... more) {
        return Stream.concat(
                        Stream.of("publish", input.toString(), "--column", "email", "--http", address),
                        Stream.concat(
                                Stream.of(more),
                                Stream.of(
                                        "--handler=h1",
                                        "--recipient=r1",
                                        "--purpose=support",
                                        "--legal-basis=consent",
                                        "--separate-consent",
                                        "--occurred-at=2026-03-01T08:00:00+08:00",
                                        "--key-file=" + key,
                                        "--token-command",
                                        "echo t")))
                .toArray(String[]::new);
    }

    private int run(String... arguments) {
        return TransferPublisher.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private void deleteState() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".pipl-state"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private String lastLine() {
        return err.toString().lines().reduce((first, second) -> second).orElse("");
    }
}
