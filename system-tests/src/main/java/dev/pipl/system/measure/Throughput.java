package dev.pipl.system.measure;

import dev.pipl.events.Topic;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import dev.pipl.local.command.RunningPlatform;
import dev.pipl.local.part.PartId;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Individuals a second from Kafka into the committed ledger, in three ways: while a producer publishes beside it; from
 * records that wait in the topic; and, from the same records, by a consumer that only parses. For the second the ledger
 * stands still while the records are published, so that both read a topic nobody writes to. The clock stops when the
 * ledger's own answer names everybody; the events are made before it starts.
 */
final class Throughput {
    /** Twice as many as the topic has partitions: with a few, half of the records lay in one partition, one after another. */
    private static final int HANDLERS = 12;

    private static final int ROUNDS = 3;
    /** Of a quarter of the size each, and as many more until the service's compilers have come to rest. */
    private static final int WARM_UPS_MIN = 3;

    private static final int WARM_UPS_MAX = 20;
    /** Of the service's processor time in a round: less of it is no part of what is measured. */
    private static final double COMPILING_SHARE_MAX = 0.05;

    private static final String TOPIC = Topic.OUTBOUND_TRANSFERS.wireName();

    /** Of the bare consumer's figure, from a hundred tokens an event on. */
    private static final double RATIO_MIN = 0.5;

    /** Tokens an event, and how many individuals make a round of a few seconds. */
    private static final int[][] KINDS = {{1, 72_000}, {100, 1_800_000}, {1_000, 3_600_000}};

    /** All kinds of events, by the tokens they have. */
    static final List<Integer> TOKENS =
            Arrays.stream(KINDS).map(kind -> kind[0]).toList();

    private static final int GATED_FROM_TOKENS = 100;
    /** What half of it is called half load. */
    static final int LOAD_TOKENS = 100;

    private final RunningPlatform running;
    private final Stand stand;
    private final String bootstrap;
    private final Clock clock;

    Throughput(RunningPlatform running) {
        PlatformClient client = running.client();
        this.running = running;
        this.stand = new Stand(client);
        this.bootstrap = client.endpoints().kafkaBootstrap();
        this.clock = running.clock();
    }

    private record Round(double beside, double waiting, double bare, double cpuNanos, double bareCpuNanos) {}

    /** @param tokens which kinds of events, of {@link #TOKENS} */
    void measure(Report report, List<Integer> tokens) throws IOException {
        report.say(new Bilingual(
                "Kafka 到已提交台账,每秒人次(预热后 " + ROUNDS + " 轮的中位数)",
                "Kafka to committed ledger, individuals a second (median of " + ROUNDS + " rounds after a warm-up)"));
        try (BareConsumer bare = new BareConsumer(bootstrap, TOPIC, running.process(PartId.CROSS_BORDER));
                TopicEnds ends = new TopicEnds(bootstrap, TOPIC)) {
            for (int[] kind : KINDS) {
                if (!tokens.contains(kind[0])) {
                    continue;
                }
                warmUp(kind[0], kind[1] / 4, bare, ends);
                List<Round> rounds = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    rounds.add(round(kind[0], kind[1], bare, ends));
                }
                tell(report, kind[0], rounds);
            }
        }
    }

    private void warmUp(int tokensPerEvent, int individuals, BareConsumer bare, TopicEnds ends) throws IOException {
        ProcessHandle service = running.process(PartId.CROSS_BORDER);
        CpuSeconds all = new CpuSeconds(List.of(service));
        CompilerSeconds compilers = new CompilerSeconds(service);
        boolean isWarm = false;
        for (int i = 0; i < WARM_UPS_MAX && !isWarm; i++) {
            double allBefore = all.used();
            double compilersBefore = compilers.used();
            round(tokensPerEvent, individuals, bare, ends);
            double share = (compilers.used() - compilersBefore) / (all.used() - allBefore);
            isWarm = i + 1 >= WARM_UPS_MIN && share < COMPILING_SHARE_MAX;
        }
    }

    /** Individuals a second at events of {@link #LOAD_TOKENS}, while a producer publishes beside it. */
    double besideProducer() {
        published(LOAD_TOKENS, KINDS[1][1]);
        return Medians.of(
                List.of(0, 1, 2), ignored -> (double) KINDS[1][1] / published(LOAD_TOKENS, KINDS[1][1]) * 1e9);
    }

    private static void tell(Report report, int tokens, List<Round> rounds) {
        double beside = Medians.of(rounds, Round::beside);
        double waiting = Medians.of(rounds, Round::waiting);
        double bare = Medians.of(rounds, Round::bare);
        double ratio = Medians.of(rounds, round -> round.waiting() / round.bare());
        double cpu = Medians.of(rounds, Round::cpuNanos);
        double bareCpu = Medians.of(rounds, Round::bareCpuNanos);
        report.figures(
                "throughput/tokens-" + tokens,
                new Bilingual(
                        String.format(
                                Locale.ROOT,
                                "每事件 %,d 人:边发边收 %,.0f,积压 %,.0f,仅解析 %,.0f,比 %.2f",
                                tokens,
                                beside,
                                waiting,
                                bare,
                                ratio),
                        String.format(
                                Locale.ROOT,
                                "%,d tokens an event: beside a producer %,.0f, waiting records %,.0f, parsed only %,.0f,"
                                        + " ratio %.2f; CPU %,.0f ns against %,.0f ns an individual",
                                tokens,
                                beside,
                                waiting,
                                bare,
                                ratio,
                                cpu,
                                bareCpu)),
                Map.of(
                        "besideProducer", beside,
                        "waiting", waiting,
                        "parsedOnly", bare,
                        "ratio", ratio,
                        "cpuNanosPerIndividual", cpu,
                        "parsedOnlyCpuNanosPerIndividual", bareCpu));
        if (tokens >= GATED_FROM_TOKENS) {
            report.atLeast(
                    "throughput-" + tokens,
                    new Bilingual(
                            "每事件 " + tokens + " 人:对仅解析的消费者之比", tokens + " tokens an event, against a bare consumer"),
                    ratio,
                    RATIO_MIN);
        }
    }

    private Round round(int tokensPerEvent, int individuals, BareConsumer bare, TopicEnds ends) throws IOException {
        double beside = (double) individuals / published(tokensPerEvent, individuals) * 1e9;
        Work work = new Work(tokensPerEvent, individuals);
        Map<Integer, Long> before = ends.now();
        try (TransferFeed feed = new TransferFeed(bootstrap)) {
            Frozen ledger = new Frozen(running.process(PartId.CROSS_BORDER));
            try {
                work.publish(feed);
            } finally {
                ledger.close();
            }
        }
        CpuSeconds server = new CpuSeconds(List.of(
                running.process(PartId.CROSS_BORDER),
                running.process(PartId.POSTGRESQL),
                running.process(PartId.KAFKA)));
        CpuSeconds broker = new CpuSeconds(List.of(running.process(PartId.KAFKA)));
        double cpuBefore = server.used();
        long started = System.nanoTime();
        work.await();
        double waiting = (double) individuals / (System.nanoTime() - started) * 1e9;
        double cpu = server.used() - cpuBefore;
        double brokerBefore = broker.used();
        BareConsumer.Parsed parsed = bare.parse(ends.since(before));
        double bareCpu = broker.used() - brokerBefore + parsed.cpuNanos() / 1e9;
        if (parsed.individuals() != individuals) {
            throw new IllegalStateException("the bare consumer read " + parsed.individuals() + " of " + individuals);
        }
        return new Round(
                beside,
                waiting,
                (double) individuals / parsed.nanos() * 1e9,
                cpu * 1e9 / individuals,
                bareCpu * 1e9 / individuals);
    }

    /** Nanoseconds from the first publication to the last one's commit. */
    private long published(int tokensPerEvent, int individuals) {
        Work work = new Work(tokensPerEvent, individuals);
        try (TransferFeed feed = new TransferFeed(bootstrap)) {
            long started = System.nanoTime();
            work.publish(feed);
            work.await();
            return System.nanoTime() - started;
        }
    }

    /** Events of fresh handlers, made and not sent. */
    private final class Work {
        private final List<Stand.Subject> subjects = new ArrayList<>();
        private final List<TransferRecorded> events = new ArrayList<>();
        private final int perHandler;
        private final int year;

        Work(int tokensPerEvent, int individuals) {
            Instant now = clock.instant();
            year = BeijingCalendar.yearOf(now);
            perHandler = individuals / HANDLERS;
            for (int i = 0; i < HANDLERS; i++) {
                subjects.add(stand.subject());
            }
            for (int first = 0; first < perHandler; first += tokensPerEvent) {
                for (Stand.Subject subject : subjects) {
                    events.add(Stand.transfer(subject, first, tokensPerEvent, now));
                }
            }
        }

        void publish(TransferFeed feed) {
            for (int i = 0; i < events.size(); i++) {
                feed.publish(Integer.toString(i), events.get(i));
            }
            feed.flush();
        }

        void await() {
            subjects.forEach(subject -> stand.awaitCount(subject, year, perHandler));
        }
    }
}
