package dev.pipl.system.measure;

import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import dev.pipl.local.command.RunningPlatform;
import dev.pipl.local.part.PartId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How soon handlers of a million persons answer after the cross-border service was killed: with the snapshots that it saved
 * on its way, and from the rows alone. The first answer after the service is ready is what the gate is about; the later
 * ones, when the program has warmed up, tell how fast a state is made.
 */
final class ColdStart {
    private static final int HANDLERS = 6;
    private static final int PERSONS = 1_000_000;
    private static final int FILL_TOKENS_PER_EVENT = 5_000;
    private static final int ROUNDS = 3;
    /** The last so many answers of a start give the rate. */
    private static final int WARM_ANSWERS = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A part that ends five times in a minute is left down by the launcher. */
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(16);

    private static final long PAUSE_MILLIS = 5;

    private static final double FIRST_MAX_MILLIS = 1_000;
    private static final double FROM_SNAPSHOT_MIN = 10_000_000;
    private static final double FROM_ROWS_MIN = 1_000_000;

    private final RunningPlatform running;
    private final PlatformClient platform;
    private final Clock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private long nextKill = System.nanoTime();

    ColdStart(RunningPlatform running) {
        this.running = running;
        this.platform = running.client();
        this.clock = running.clock();
    }

    /**
     * One start.
     *
     * @param readyMillis from the process's start until it was ready
     * @param firstMillis from there until the first handler of a million had answered
     * @param individualsPerSecond the rate of the later ones, less what an answer takes that needs no loading
     */
    private record Start(double readyMillis, double firstMillis, double individualsPerSecond) {}

    void measure(Report report) throws IOException, InterruptedException, SQLException {
        report.say(new Bilingual(
                "冷启动:终止出境服务后,百万人处理者的首次回答(" + ROUNDS + " 次的中位数)",
                "cold start: the cross-border service is killed, and handlers of a million persons are asked (median of "
                        + ROUNDS + " starts)"));
        List<Stand.Subject> subjects = fill();
        List<Start> withSnapshots = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            withSnapshots.add(start(subjects));
        }
        tell(report, "snapshot", new Bilingual("由快照", "from snapshots"), withSnapshots, FROM_SNAPSHOT_MIN);
        report.atMost(
                "cold-first-answer",
                new Bilingual("就绪后首次回答(毫秒)", "first answer after the service is ready, in ms"),
                Medians.of(withSnapshots, Start::firstMillis),
                FIRST_MAX_MILLIS);
        List<Start> withoutSnapshots = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            deleteSnapshots(subjects);
            withoutSnapshots.add(start(subjects));
        }
        tell(report, "rows", new Bilingual("仅由台账行", "from the rows alone"), withoutSnapshots, FROM_ROWS_MIN);
    }

    private static void tell(Report report, String key, Bilingual how, List<Start> starts, double rateMin) {
        double ready = Medians.of(starts, Start::readyMillis);
        double first = Medians.of(starts, Start::firstMillis);
        double rate = Medians.of(starts, Start::individualsPerSecond);
        report.figures(
                "cold/" + key,
                new Bilingual(
                        String.format(
                                Locale.ROOT,
                                "%s:进程启动到就绪 %,.0f 毫秒,再到首次回答 %,.0f 毫秒;其后每秒 %,.0f 人",
                                how.zh(),
                                ready,
                                first,
                                rate),
                        String.format(
                                Locale.ROOT,
                                "%s: ready %,.0f ms after the process began, first answer %,.0f ms later; then %,.0f"
                                        + " individuals a second",
                                how.en(),
                                ready,
                                first,
                                rate)),
                Map.of("readyMillis", ready, "firstAnswerMillis", first, "individualsPerSecond", rate));
        report.atLeast(
                "cold-rate-" + key,
                new Bilingual(how.zh() + ":每秒人数", how.en() + ": individuals a second"),
                rate,
                rateMin);
    }

    private List<Stand.Subject> fill() {
        Stand stand = new Stand(platform);
        List<Stand.Subject> subjects = new ArrayList<>();
        try (TransferFeed feed = new TransferFeed(platform.endpoints().kafkaBootstrap())) {
            for (int i = 0; i < HANDLERS; i++) {
                subjects.add(stand.subject());
            }
            for (int first = 0; first < PERSONS; first += FILL_TOKENS_PER_EVENT) {
                for (Stand.Subject subject : subjects) {
                    feed.publish("e-" + first, Stand.transfer(subject, first, FILL_TOKENS_PER_EVENT, clock.instant()));
                }
            }
            feed.flush();
        }
        subjects.forEach(subject -> stand.awaitCount(subject, year(), PERSONS));
        return subjects;
    }

    private Start start(List<Stand.Subject> subjects) throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nextKill - System.nanoTime());
        nextKill = System.nanoTime() + BETWEEN_KILLS.toNanos();
        ProcessHandle before = running.process(PartId.CROSS_BORDER);
        before.destroyForcibly();
        ProcessHandle now = awaitNext(before);
        awaitReady();
        Instant ready = Clock.systemUTC().instant();
        Instant began = now.info().startInstant().orElse(ready);
        List<Double> millis = new ArrayList<>();
        for (Stand.Subject subject : subjects) {
            millis.add(answer(subject));
        }
        double nothingToLoad = Medians.of(
                List.of(answer(subjects.get(0)), answer(subjects.get(1)), answer(subjects.get(2))),
                Double::doubleValue);
        double loading = Medians.of(millis.subList(HANDLERS - WARM_ANSWERS, HANDLERS), each -> each - nothingToLoad);
        return new Start(Duration.between(began, ready).toMillis(), millis.get(0), PERSONS / loading * 1e3);
    }

    private double answer(Stand.Subject subject) {
        long started = System.nanoTime();
        long counted = platform.get(
                        Caller.operator(),
                        platform.endpoints().crossBorder(),
                        "/handlers/" + subject.handlerId() + "/head-counts/" + year())
                .at("/nonSensitive/upper")
                .asLong();
        double millis = (System.nanoTime() - started) / 1e6;
        if (counted != PERSONS) {
            throw new IllegalStateException(subject.handlerId() + " answers " + counted + " of " + PERSONS);
        }
        return millis;
    }

    private ProcessHandle awaitNext(ProcessHandle before) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                ProcessHandle now = running.process(PartId.CROSS_BORDER);
                if (now.pid() != before.pid()) {
                    return now;
                }
            } catch (IllegalStateException notYet) {
                // The launcher waits half a second before it starts a part again.
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("the cross-border service was not started again in " + PATIENCE);
    }

    private void awaitReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        platform.endpoints().crossBorder().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notListening) {
                // A process that has just begun does not listen yet.
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("the cross-border service was not ready in " + PATIENCE);
    }

    /** Snapshots may be deleted at any time: the rows hold the same. */
    private void deleteSnapshots(List<Stand.Subject> subjects) throws IOException, SQLException {
        Object[] handlerIds = subjects.stream().map(Stand.Subject::handlerId).toArray();
        try (Connection ledger = DriverManager.getConnection(
                running.databaseUrl(), "cross_border", running.databasePassword("cross_border"))) {
            for (String table : List.of("ledger_snapshot", "ledger_snapshot_chunk")) {
                try (PreparedStatement delete =
                        ledger.prepareStatement("delete from " + table + " where handler_id = any (?)")) {
                    delete.setArray(1, ledger.createArrayOf("text", handlerIds));
                    delete.executeUpdate();
                }
            }
        }
    }

    private int year() {
        return BeijingCalendar.yearOf(clock.instant());
    }
}
