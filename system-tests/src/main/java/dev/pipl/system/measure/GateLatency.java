package dev.pipl.system.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.EventJson;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.CallerTokens;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the gate takes to answer while transfers are ingested beside it. Questions come at a fixed rate whether the
 * earlier ones are answered or not, and each one's time runs from the moment at which it was due: a gate that stalls
 * cannot hide it by being asked less.
 */
final class GateLatency {
    static final double P99_MAX_MILLIS = 50;

    /** Which send; their questions are refused, for want of a mechanism. */
    private static final int HANDLERS = 4;
    /** Which have little to send, and may. */
    private static final int SMALL_HANDLERS = 2;
    /** So few different persons are asked about for each of them that none comes near a threshold. */
    private static final int PERSONS_OF_SMALL = 5_000;

    private static final int PEOPLE_BEFORE = 250_000;
    private static final long NOT_SENT_YET = 100_000_000;
    private static final int TOKENS_PER_EVENT = 100;
    private static final int FILL_TOKENS_PER_EVENT = 5_000;
    private static final int QUESTIONS_PER_SECOND = 200;
    private static final int INDIVIDUALS_PER_SECOND = 20_000;
    /** One question in so many reserves, of both kinds of handlers. */
    private static final int RESERVING = 10;

    private static final Duration WARM_UP = Duration.ofSeconds(120);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PlatformClient platform;
    private final CallerTokens tokens;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    GateLatency(PlatformClient platform, CallerTokens tokens, Clock clock) {
        this.platform = platform;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param milliseconds of each answered question, ascending
     * @param answers how many there were of each decision, or of each status that was none
     * @param individualsPerSecond that reached the committed ledger meanwhile
     */
    record Result(List<Double> milliseconds, Map<String, Integer> answers, long individualsPerSecond) {
        double percentile(double share) {
            return milliseconds.get((int) Math.min(milliseconds.size() - 1L, (long) (milliseconds.size() * share)));
        }
    }

    Result measure() throws IOException, InterruptedException {
        Stand stand = new Stand(platform);
        List<Stand.Subject> subjects = new ArrayList<>();
        for (int i = 0; i < HANDLERS; i++) {
            subjects.add(stand.subject());
        }
        List<Stand.Subject> small = new ArrayList<>();
        Papers papers = new Papers(platform, clock);
        for (int i = 0; i < SMALL_HANDLERS; i++) {
            small.add(stand.subject());
            papers.file(small.get(i));
        }
        AtomicBoolean isOver = new AtomicBoolean();
        try (TransferFeed feed = new TransferFeed(platform.endpoints().kafkaBootstrap())) {
            fill(stand, feed, subjects);
            Thread ingest = new Thread(() -> ingest(feed, subjects, isOver), "ingest");
            ingest.start();
            Asked asked = ask(requests(subjects, small), subjects);
            isOver.set(true);
            ingest.join();
            return result(asked);
        }
    }

    /** They may go whatever the conditions say, so that reservations are made. */
    private void fill(Stand stand, TransferFeed feed, List<Stand.Subject> subjects) {
        for (Stand.Subject subject : subjects) {
            platform.put(
                    Caller.officerOf(subject.handlerId()),
                    platform.endpoints().crossBorder(),
                    "/handlers/" + subject.handlerId() + "/gate-mode",
                    Map.of("mode", "WARN"),
                    Map.of("If-Match", "*"));
            for (int first = 0; first < PEOPLE_BEFORE; first += FILL_TOKENS_PER_EVENT) {
                feed.publish("fill-" + first, Stand.transfer(subject, first, FILL_TOKENS_PER_EVENT, clock.instant()));
            }
        }
        feed.flush();
        int year = BeijingCalendar.yearOf(clock.instant());
        subjects.forEach(subject -> stand.awaitCount(subject, year, PEOPLE_BEFORE));
    }

    /** New persons, at the pace wanted. */
    private void ingest(TransferFeed feed, List<Stand.Subject> subjects, AtomicBoolean isOver) {
        long interval = SECOND * TOKENS_PER_EVENT / INDIVIDUALS_PER_SECOND;
        long due = System.nanoTime();
        for (int i = 0; !isOver.get(); i++) {
            Stand.Subject subject = subjects.get(i % subjects.size());
            long first = PEOPLE_BEFORE + (long) (i / subjects.size()) * TOKENS_PER_EVENT;
            feed.publish("e-" + i, Stand.transfer(subject, first, TOKENS_PER_EVENT, clock.instant()));
            due += interval;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private record Answered(double milliseconds, String answer) {}

    private record Asked(List<Answered> answers, long individualsPerSecond) {}

    private record Counted(long individuals, long atNanos) {}

    /**
     * Half of the questions are of the handlers that send, whose persons nobody has sent yet, half of the small ones. All of
     * them are made before the first is sent: making them must not compete with the answers.
     */
    private List<HttpRequest> requests(List<Stand.Subject> subjects, List<Stand.Subject> small)
            throws IOException, InterruptedException {
        int questions = (int) (WARM_UP.plus(MEASURED).toSeconds() * QUESTIONS_PER_SECOND);
        List<HttpRequest> requests = new ArrayList<>(questions);
        for (int i = 0; i < questions; i++) {
            int pair = i / 2;
            boolean reserves = i % (2 * RESERVING) == 0 || i % (2 * RESERVING) == RESERVING + 1;
            long persons = (long) (pair / HANDLERS) * TOKENS_PER_EVENT / 2;
            requests.add(
                    i % 2 == 0
                            ? request(subjects.get(pair % HANDLERS), NOT_SENT_YET + persons, reserves)
                            : request(small.get(pair % SMALL_HANDLERS), persons % PERSONS_OF_SMALL, reserves));
        }
        return requests;
    }

    /** One stream of questions; those due after the warm-up are counted. */
    private Asked ask(List<HttpRequest> requests, List<Stand.Subject> subjects) {
        int first = (int) (WARM_UP.toSeconds() * QUESTIONS_PER_SECOND);
        List<CompletableFuture<Answered>> answers = new ArrayList<>(requests.size());
        // Not at the first question that counts: signing in to ask the ledger would compete with the answers.
        Counted before = counted(subjects);
        long interval = SECOND / QUESTIONS_PER_SECOND;
        long started = System.nanoTime();
        for (int i = 0; i < requests.size(); i++) {
            long due = started + i * interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers.add(http.sendAsync(requests.get(i), HttpResponse.BodyHandlers.ofByteArray())
                    .handle((response, failure) -> new Answered(
                            (System.nanoTime() - due) / 1e6, failure != null ? "no answer" : told(response))));
        }
        Counted after = counted(subjects);
        return new Asked(
                answers.stream().skip(first).map(CompletableFuture::join).toList(),
                (after.individuals() - before.individuals()) * SECOND / (after.atNanos() - before.atNanos()));
    }

    /** Every other person is asked about again by the handler's next question. */
    private HttpRequest request(Stand.Subject subject, long first, boolean reserves)
            throws IOException, InterruptedException {
        ObjectNode body =
                EventJson.mapper().valueToTree(Stand.transfer(subject, first, TOKENS_PER_EVENT, clock.instant()));
        body.put("reserve", reserves);
        Caller pipeline = Caller.pipelineOf(subject.handlerId());
        return HttpRequest.newBuilder(platform.endpoints().crossBorder().resolve("/gate/checks"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + tokens.tokenFor(pipeline.role(), pipeline.tenant()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
    }

    private String told(HttpResponse<byte[]> response) {
        try {
            JsonNode body = json.readTree(response.body());
            return response.statusCode() == 200
                    ? body.path("wouldDecide").asText(body.path("decision").asText())
                    : response.statusCode() + " " + body.path("code").asText();
        } catch (IOException e) {
            return response.statusCode() + " unreadable";
        }
    }

    private Counted counted(List<Stand.Subject> subjects) {
        int year = BeijingCalendar.yearOf(clock.instant());
        long individuals = subjects.stream()
                .mapToLong(subject -> platform.get(
                                Caller.officerOf(subject.handlerId()),
                                platform.endpoints().crossBorder(),
                                "/handlers/" + subject.handlerId() + "/head-counts/" + year)
                        .at("/nonSensitive/upper")
                        .asLong())
                .sum();
        return new Counted(individuals, System.nanoTime());
    }

    private static Result result(Asked asked) {
        List<Double> milliseconds = new ArrayList<>();
        Map<String, Integer> answers = new TreeMap<>();
        for (Answered one : asked.answers()) {
            milliseconds.add(one.milliseconds());
            answers.merge(one.answer(), 1, Integer::sum);
        }
        Collections.sort(milliseconds);
        return new Result(milliseconds, answers, asked.individualsPerSecond());
    }
}
