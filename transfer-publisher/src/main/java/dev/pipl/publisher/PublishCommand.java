package dev.pipl.publisher;

import dev.pipl.publisher.batch.BatchSpool;
import dev.pipl.publisher.batch.FormBatches;
import dev.pipl.publisher.batch.FormedInput;
import dev.pipl.publisher.batch.Publication;
import dev.pipl.publisher.batch.TransferTemplate;
import dev.pipl.publisher.delivery.Destination;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.Patience;
import dev.pipl.publisher.delivery.Pause;
import dev.pipl.publisher.delivery.PublicationState;
import dev.pipl.publisher.delivery.PublishTransfers;
import dev.pipl.publisher.delivery.StateFile;
import dev.pipl.publisher.delivery.Tally;
import dev.pipl.publisher.delivery.adapter.HttpOutcomes;
import dev.pipl.publisher.delivery.adapter.KafkaRejections;
import dev.pipl.publisher.input.InputShape;
import dev.pipl.publisher.token.TokenKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code publish}: reads, tokenises, batches, sends, and tells what became of it. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = {
            "transfer-publisher publish [INPUT] (--http=URL | --kafka=HOST:PORT)",
            "           --handler=ID --recipient=ID --purpose=TEXT --legal-basis=BASIS",
            "           (--occurred-at=TIME | --occurred-at-column=COLUMN) [OPTIONS]"
        })
final class PublishCommand implements Callable<Integer> {
    /** Technical: an event holds at most 10,000 tokens in both lists. */
    private static final int BATCH_SIZE_MAX = 10_000;
    /** Technical: a request holds at most 1,000 events. */
    private static final int FLIGHT_EVENTS_MAX = 1_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input;

    @Mixin
    private KeyOptions keys;

    @Mixin
    private TransferOptions transfer;

    @Mixin
    private TargetOptions target;

    @Option(names = "--batch-size", paramLabel = "TOKENS", defaultValue = "1000")
    private int batchSize;

    @Option(names = "--flight", paramLabel = "EVENTS", defaultValue = "100")
    private int flightEvents;

    @Option(names = "--state", paramLabel = "FILE")
    private Path state;

    @Option(names = "--no-progress")
    private boolean noProgress;

    @Override
    public Integer call() throws IOException {
        requireRange("--batch-size", batchSize, BATCH_SIZE_MAX);
        requireRange("--flight", flightEvents, FLIGHT_EVENTS_MAX);
        if (!input.isGiven() && !transfer.declaresCounts()) {
            throw PublisherFault.usage("fault.no-input");
        }
        InputShape shape = input.shape();
        TransferTemplate template = transfer.template(input.isGiven() && input.hasTimeColumn());
        TokenKey key = keys.key(System.getenv());
        try (BatchSpool spool = new BatchSpool(Path.of(System.getProperty("java.io.tmpdir")));
                InputStream in = input.open(System.in)) {
            FormedInput formed = new FormBatches(shape, key, batchSize, spool).read(in, transfer.declaresCounts());
            if (spool.batches() == 0) {
                throw PublisherFault.usage("fault.empty-input");
            }
            Publication publication = new Publication(key, formed, shape, batchSize, template);
            err(Phrases.of("line.formed", formed.rows(), formed.blanks(), spool.tokens(), spool.batches()));
            return publish(publication, spool);
        }
    }

    private int publish(Publication publication, BatchSpool spool) throws IOException {
        Optional<StateFile> file = stateFile(publication).map(StateFile::new);
        PublicationState start = file.flatMap(saved -> saved.load(publication.id()))
                .orElseGet(() -> PublicationState.start(publication.id(), spool.batches()));
        if (start.nextBatch() > 0) {
            err(Phrases.of("line.resumed", start.nextBatch(), spool.batches()));
        }
        Optional<KafkaRejections> rejections = start.nextBatch() < spool.batches() && readsRejections()
                ? KafkaRejections.fromNow(target.kafka())
                : Optional.empty();
        try {
            PublicationState end = send(publication, spool, start, saved -> file.ifPresent(f -> f.save(saved)));
            Known known = outcomes(publication, start, end, rejections);
            return new Summary(spec.commandLine().getOut())
                    .print(end, start.nextBatch(), spool.tokens(), known.tally, known.complete);
        } finally {
            rejections.ifPresent(KafkaRejections::close);
        }
    }

    private PublicationState send(
            Publication publication, BatchSpool spool, PublicationState start, Consumer<PublicationState> save)
            throws IOException {
        if (start.nextBatch() == spool.batches()) {
            return start;
        }
        Patience patience = new Patience(
                target.retryFor(), Pause.real(), System::nanoTime, why -> err(Phrases.of("line.retry", why)));
        Thread hint = new Thread(() -> err(Phrases.of("line.interrupted")));
        Runtime.getRuntime().addShutdownHook(hint);
        try (Destination destination = target.destination(System.getenv());
                Progress shown = shown(spool.batches())) {
            return new PublishTransfers(publication, destination, patience, flightEvents, save, shown)
                    .run(spool, start);
        } finally {
            Runtime.getRuntime().removeShutdownHook(hint);
        }
    }

    /** What is known in the end; complete if every event's outcome is, or was not to be had on this way. */
    private record Known(Tally tally, boolean complete) {}

    private Known outcomes(
            Publication publication,
            PublicationState start,
            PublicationState end,
            Optional<KafkaRejections> rejections) {
        if (!target.isKafka()) {
            return new Known(end.tally(), true);
        }
        Duration wait = target.resultsWait();
        if (target.results().isPresent()) {
            List<Outcome> known = new HttpOutcomes(
                            target.results().get(), target.token(System.getenv()), Pause.real(), System::nanoTime)
                    .of(publication, end.batches(), wait);
            return new Known(Tally.of(known), known.size() == end.batches());
        }
        List<Outcome> rejected = rejections
                .map(topic -> topic.of(
                        IntStream.range(start.nextBatch(), end.batches())
                                .mapToObj(publication::eventId)
                                .collect(Collectors.toSet()),
                        wait,
                        System::nanoTime))
                .orElse(List.of());
        return new Known(end.tally().rejectedAfterAll(rejected), true);
    }

    private boolean readsRejections() {
        return target.isKafka()
                && target.results().isEmpty()
                && !target.resultsWait().isZero();
    }

    /** Next to the input unless named; none for standard input, whose name says nothing. */
    private Optional<Path> stateFile(Publication publication) {
        if (state != null) {
            return Optional.of(state);
        }
        return input.file()
                .map(path -> path.resolveSibling(
                        path.getFileName() + "." + publication.id().substring(0, 8) + ".pipl-state"));
    }

    private Progress shown(int events) {
        boolean terminal = Boolean.getBoolean("pipl.stderr.terminal");
        if (noProgress) {
            return Progress.none();
        }
        return terminal
                ? Progress.bar(Phrases.of("line.task"), events)
                : Progress.lines(spec.commandLine().getErr(), events);
    }

    private void err(String line) {
        spec.commandLine().getErr().println(line);
    }

    private static void requireRange(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw PublisherFault.usage("fault.range", option, max);
        }
    }
}
