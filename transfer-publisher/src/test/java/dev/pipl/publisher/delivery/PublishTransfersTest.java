package dev.pipl.publisher.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.events.EventEnvelope;
import dev.pipl.publisher.ExitStatus;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.batch.BatchSpool;
import dev.pipl.publisher.batch.FormBatches;
import dev.pipl.publisher.batch.FormedInput;
import dev.pipl.publisher.batch.LegalBasis;
import dev.pipl.publisher.batch.Publication;
import dev.pipl.publisher.batch.TransferTemplate;
import dev.pipl.publisher.input.InputFormat;
import dev.pipl.publisher.input.InputShape;
import dev.pipl.publisher.token.TokenKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishTransfersTest {
    private static final int BATCHES = 25;

    @TempDir
    private Path folder;

    private BatchSpool spool;
    private Publication publication;
    private StateFile file;
    private Platform platform;
    private final List<Duration> pauses = new ArrayList<>();
    private long now;

    @BeforeEach
    void formBatches() throws IOException {
        InputShape shape = new InputShape(InputFormat.LINES, ',', true, null, false, null, null, false);
        TokenKey key = TokenKey.of("2026-a", "00".repeat(32));
        String text =
                IntStream.range(0, BATCHES * 4).mapToObj(i -> "p" + i + "\n").collect(Collectors.joining());
        spool = new BatchSpool(folder);
        FormedInput formed =
                new FormBatches(shape, key, 4, spool).read(new ByteArrayInputStream(text.getBytes(UTF_8)), false);
        TransferTemplate template = new TransferTemplate(
                "h1",
                URI.create("/handlers/h1/pipelines/p"),
                "r1",
                OffsetDateTime.parse("2026-03-01T08:00:00+08:00"),
                "support",
                List.of(),
                LegalBasis.CONSENT,
                true,
                null,
                false,
                null,
                null);
        publication = new Publication(key, formed, shape, 4, template);
        file = new StateFile(folder.resolve("in.csv.state"));
        platform = new Platform();
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void everythingIsSentOnceInOrder() throws IOException {
        PublicationState end = run(3);

        assertThat(platform.received.keySet()).containsExactlyElementsOf(ids());
        assertThat(platform.deliveries).isEqualTo(BATCHES);
        assertThat(end.tally().accepted()).isEqualTo(BATCHES);
        assertThat(file.load(publication.id())).contains(end);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void anInterruptedRunIsResumedAndEveryBatchIsThereExactlyOnce(int flight) throws IOException {
        platform.dieAtRequest = flight;
        assertThatThrownBy(() -> run(3)).isInstanceOf(PublisherFault.class);
        int sentBefore = platform.deliveries;

        PublicationState end = run(3);

        assertThat(platform.received.keySet()).containsExactlyElementsOf(ids());
        assertThat(platform.deliveries).as("resumed, not repeated").isLessThanOrEqualTo(BATCHES + 3);
        assertThat(sentBefore).isLessThan(BATCHES + 3);
        assertThat(end.tally().accepted() + end.tally().duplicate()).isEqualTo(BATCHES);
    }

    @Test
    void diesBeforeTheStateIsSavedAndOnlyTheLastFlightComesAgain() throws IOException {
        platform.dieAfterTakingRequest = 4;
        assertThatThrownBy(() -> run(3)).isInstanceOf(PublisherFault.class);

        PublicationState end = run(3);

        assertThat(platform.received).hasSize(BATCHES);
        assertThat(end.tally().duplicate()).isEqualTo(3);
        assertThat(end.tally().accepted()).isEqualTo(BATCHES - 3);
    }

    @Test
    void aDeletedStateCostsDuplicatesAndNeverDoubleCounts() throws IOException {
        run(3);
        Files.delete(folder.resolve("in.csv.state"));

        PublicationState end = run(7);

        assertThat(platform.received).hasSize(BATCHES);
        assertThat(end.tally().duplicate()).isEqualTo(BATCHES);
        assertThat(end.tally().accepted()).isZero();
    }

    @Test
    void afterTheEndNothingIsSentAgain() throws IOException {
        run(3);

        run(3);

        assertThat(platform.deliveries).isEqualTo(BATCHES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMixtureOfFailuresEndsWithEverythingThereOnce(long seed) throws IOException {
        platform.faults = new Random(seed);
        PublicationState end = null;
        for (int attempt = 0; end == null && attempt < 200; attempt++) {
            try {
                end = run(1 + attempt % 5);
            } catch (PublisherFault e) {
                assertThat(e.status()).isIn(ExitStatus.UNAVAILABLE, ExitStatus.REFUSED);
            }
        }

        assertThat(end).isNotNull();
        assertThat(platform.received.keySet()).containsExactlyInAnyOrderElementsOf(ids());
        assertThat(platform.conflicts).isZero();
        assertThat(end.tally().accepted() + end.tally().duplicate()).isEqualTo(BATCHES);
    }

    @Test
    void itWaitsTwiceAsLongEachTimeAndAtLeastAsLongAsAskedFor() throws IOException {
        platform.temporary = List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(7), Duration.ZERO);

        run(BATCHES);

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(7), Duration.ofSeconds(4));
    }

    @Test
    void itGivesUpWhenTheTimeIsUsedUp() {
        platform.temporary =
                IntStream.range(0, 100).mapToObj(i -> Duration.ZERO).toList();

        assertThatThrownBy(() -> run(3))
                .isInstanceOfSatisfying(
                        PublisherFault.class,
                        fault -> assertThat(fault.status()).isEqualTo(ExitStatus.UNAVAILABLE))
                .hasMessageContaining("busy")
                .hasMessageContaining("The same command resumes");
        assertThat(Duration.ofNanos(now)).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aStateOfAnotherPublicationOrFormIsRefused() throws IOException {
        file.save(PublicationState.start("another", 3));
        assertThatThrownBy(() -> run(3)).hasMessageContaining("belongs to another publication");

        Files.writeString(folder.resolve("in.csv.state"), "{\"publication\":");
        assertThatThrownBy(() -> run(3)).hasMessageContaining("is not a state file");
    }

    @Test
    void theStateHoldsNoToken() throws IOException {
        run(3);

        String state = Files.readString(folder.resolve("in.csv.state"));

        spool.from(
                0,
                batch -> batch.nonSensitive().forEach(token -> assertThat(state).doesNotContain(token)));
        assertThat(folder.resolve("in.csv.state.new")).doesNotExist();
    }

    private PublicationState run(int flight) throws IOException {
        Patience patience = new Patience(
                Duration.ofMinutes(2),
                pause -> {
                    pauses.add(pause);
                    now += pause.toNanos();
                },
                () -> now,
                why -> assertThat(why).isNotBlank());
        PublicationState start =
                file.load(publication.id()).orElseGet(() -> PublicationState.start(publication.id(), BATCHES));
        return new PublishTransfers(
                        publication,
                        platform,
                        patience,
                        flight,
                        file::save,
                        done -> assertThat(done).isBetween(0, BATCHES))
                .run(spool, start);
    }

    private List<String> ids() {
        return IntStream.range(0, BATCHES).mapToObj(publication::eventId).toList();
    }

    /** Takes events as the ledger does: by identity, with content compared. */
    private static final class Platform implements Destination {
        final Map<String, EventEnvelope> received = new LinkedHashMap<>();
        int deliveries;
        int conflicts;
        int requests;
        int dieAtRequest;
        int dieAfterTakingRequest;
        List<Duration> temporary = List.of();
        Random faults;

        @Override
        public List<Outcome> send(List<EventEnvelope> events) throws TemporaryFailure {
            requests++;
            if (requests == dieAtRequest) {
                throw PublisherFault.refused("fault.interrupted");
            }
            if (requests <= temporary.size()) {
                throw new TemporaryFailure("busy", temporary.get(requests - 1));
            }
            int fate = faults == null ? 9 : faults.nextInt(10);
            if (fate == 0) {
                throw new TemporaryFailure("busy", Duration.ZERO);
            }
            List<Outcome> outcomes = events.stream().map(this::take).toList();
            if (fate == 1) {
                throw new TemporaryFailure("answer lost", Duration.ZERO);
            }
            if (fate == 2 || requests == dieAfterTakingRequest) {
                throw PublisherFault.refused("fault.interrupted");
            }
            return outcomes;
        }

        private Outcome take(EventEnvelope event) {
            deliveries++;
            EventEnvelope known = received.putIfAbsent(event.id(), event);
            if (known != null && !known.equals(event)) {
                conflicts++;
            }
            return Outcome.of(event.id(), known == null ? Verdict.ACCEPTED : Verdict.DUPLICATE, null);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
