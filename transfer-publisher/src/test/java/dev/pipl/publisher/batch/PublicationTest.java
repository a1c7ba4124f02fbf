package dev.pipl.publisher.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.transfer.ClaimedExemption;
import dev.pipl.events.transfer.DeclaredCounts;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.input.InputFormat;
import dev.pipl.publisher.input.InputShape;
import dev.pipl.publisher.token.TokenKey;
import dev.pipl.publisher.token.Tokeniser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
    private static final TokenKey KEY = TokenKey.of("2026-a", "00".repeat(32));
    private static final InputShape LINES =
            new InputShape(InputFormat.LINES, ',', true, null, false, null, null, false);
    private static final InputShape ROWS = new InputShape(InputFormat.CSV, ',', true, "id", false, "s", null, false);
    private static final InputShape TIMED = new InputShape(InputFormat.CSV, ',', true, "id", false, null, "at", false);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 1", "999, 1", "1000, 1", "1001, 2", "2000, 2", "2001, 3"})
    void aBatchClosesWhenItIsFull(int people, int batches) {
        assertThat(events(LINES, people(people), 1000, template())).hasSize(batches);
    }

    @Test
    void everybodyIsInExactlyOneBatchInTheOrderOfTheInput() {
        Tokeniser tokeniser = new Tokeniser(KEY);
        List<String> expected = IntStream.range(0, 2500)
                .mapToObj(i -> tokeniser.token("person" + i))
                .toList();

        List<String> sent = events(LINES, people(2500), 1000, template()).stream()
                .flatMap(event -> data(event).nonSensitiveSubjects().stream())
                .toList();

        assertThat(sent).isEqualTo(expected);
    }

    @Test
    void aPersonTwiceInABatchStandsInItOnce() {
        List<EventEnvelope> events = events(LINES, "a\nb\na\n a \n", 3, template());

        assertThat(events).hasSize(1);
        assertThat(data(events.get(0)).nonSensitiveSubjects()).hasSize(2);
    }

    @Test
    void bothListsTogetherStayWithinTheBatchSize() {
        String text = "id,s\na,no\nb,both\nc,yes\nd,both\n";

        List<EventEnvelope> events = events(ROWS, text, 3, template());

        assertThat(events)
                .extracting(event -> data(event).nonSensitiveSubjects().size()
                        + "+"
                        + data(event).sensitiveSubjects().size())
                .containsExactly("2+1", "1+2");
    }

    @Test
    void anEventHasOneTime() {
        String text = "id,at\na,2026-03-01T08:00:00+08:00\nb,2026-03-01T08:00:00+08:00\nc,2026-03-02T08:00:00+08:00\n";

        List<EventEnvelope> events = events(TIMED, text, 10, template(null));

        assertThat(events)
                .extracting(event -> data(event).occurredAt().toString())
                .containsExactly("2026-03-01T08:00+08:00", "2026-03-02T08:00+08:00");
        assertThat(events.get(1).time())
                .isEqualTo(OffsetDateTime.parse("2026-03-02T00:00:00Z").toInstant());
    }

    @Test
    void aSecondRunGivesTheSameEvents() {
        assertThat(events(LINES, people(30), 7, template())).isEqualTo(events(LINES, people(30), 7, template()));
    }

    @Test
    void anyOtherContentHasOtherIds() {
        TransferTemplate other = new TransferTemplate(
                "h1", source(), "r2", at(), "support", List.of(), LegalBasis.CONSENT, true, null, false, null, null);
        TransferTemplate later = template(at().plusDays(1));
        TokenKey sameName = TokenKey.of("2026-a", "11".repeat(32));
        InputShape sensitive = new InputShape(InputFormat.LINES, ',', true, null, true, null, null, false);

        List<Set<String>> runs = Stream.of(
                        events(LINES, people(30), 7, template()),
                        events(LINES, people(31), 7, template()),
                        events(LINES, people(30), 8, template()),
                        events(sensitive, people(30), 7, template()),
                        events(LINES, people(30), 7, other),
                        events(LINES, people(30), 7, later),
                        events(sameName, LINES, people(30), 7, template()))
                .map(events -> events.stream().map(EventEnvelope::id).collect(Collectors.toSet()))
                .toList();

        Set<String> all = new HashSet<>();
        runs.forEach(ids -> assertThat(ids).noneMatch(all::contains).allMatch(all::add));
        assertThat(all).hasSize(runs.stream().mapToInt(Set::size).sum());
    }

    @Test
    void aDeclarationStandsInTheFirstEventOnlyAndMayStandAlone() {
        TransferTemplate declaring = new TransferTemplate(
                "h1",
                source(),
                "r1",
                at(),
                "support",
                List.of("CONTACT"),
                LegalBasis.CONTRACT,
                false,
                "p1",
                true,
                new ClaimedExemption("CONTRACT_NECESSITY", "contract 7"),
                new DeclaredCounts("archive", 1200L, 0L));

        List<EventEnvelope> events = events(LINES, people(3), 2, declaring);
        List<EventEnvelope> alone = events(LINES, "", 2, declaring);

        assertThat(events)
                .extracting(event -> data(event).declaredCounts())
                .containsExactly(new DeclaredCounts("archive", 1200L, 0L), null);
        assertThat(alone).hasSize(1);
        assertThat(data(alone.get(0)).nonSensitiveSubjects()).isEmpty();
        assertThat(data(alone.get(0)).exemption().evidence()).isEqualTo("contract 7");
        assertThat(data(alone.get(0)).importantData()).isTrue();
    }

    @Test
    void anEventIsOfTheContractsForm() {
        EventEnvelope event = events(LINES, "a", 1, template()).get(0);

        assertThat(event.type()).isEqualTo("dev.pipl.transfer.recorded.v1");
        assertThat(event.source()).isEqualTo(source());
        assertThat(event.subject()).isEqualTo("h1");
        assertThat(event.partitionkey()).isEqualTo("h1");
        assertThat(data(event).tokenKeyId()).isEqualTo("2026-a");
        assertThat(data(event).occurredAt()).isEqualTo(at());
    }

    @Test
    void aDeclarationWithoutAnyTimeIsRefused() {
        assertThatThrownBy(() -> events(LINES, "a", 1, template(null))).isInstanceOf(PublisherFault.class);
    }

    @Test
    void theSpoolIsNotToBeSeenInTheFolder() throws IOException {
        try (BatchSpool spool = new BatchSpool(folder)) {
            spool.add(new Batch(0, null, List.of("t"), List.of()));

            assertThat(folder).isEmptyDirectory();
        }
    }

    private List<EventEnvelope> events(InputShape shape, String text, int batchSize, TransferTemplate template) {
        return events(KEY, shape, text, batchSize, template);
    }

    private List<EventEnvelope> events(
            TokenKey key, InputShape shape, String text, int batchSize, TransferTemplate template) {
        List<EventEnvelope> events = new ArrayList<>();
        try (BatchSpool spool = new BatchSpool(folder)) {
            FormedInput formed = new FormBatches(shape, key, batchSize, spool)
                    .read(new ByteArrayInputStream(text.getBytes(UTF_8)), template.declaredCounts() != null);
            Publication publication = new Publication(key, formed, shape, batchSize, template);
            spool.from(0, batch -> events.add(publication.event(batch)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private static TransferRecorded data(EventEnvelope event) {
        return event.dataAs(TransferRecorded.class);
    }

    private static String people(int count) {
        return IntStream.range(0, count).mapToObj(i -> "person" + i + "\n").collect(Collectors.joining());
    }

    private static TransferTemplate template() {
        return template(at());
    }

    private static TransferTemplate template(OffsetDateTime occurredAt) {
        return new TransferTemplate(
                "h1",
                source(),
                "r1",
                occurredAt,
                "support",
                List.of(),
                LegalBasis.CONSENT,
                true,
                null,
                false,
                null,
                null);
    }

    private static URI source() {
        return URI.create("/handlers/h1/pipelines/transfer-publisher");
    }

    private static OffsetDateTime at() {
        return OffsetDateTime.parse("2026-03-01T08:00:00+08:00");
    }
}
