package dev.pipl.publisher.delivery.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.publisher.batch.Publication;
import dev.pipl.publisher.delivery.BearerToken;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.Pause;
import dev.pipl.publisher.delivery.TemporaryFailure;
import dev.pipl.publisher.delivery.Verdict;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Asks the ledger what became of events that went over Kafka. */
public final class HttpOutcomes {
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final PlatformHttp platform;
    private final Pause pause;
    private final LongSupplier nanoTime;

    public HttpOutcomes(URI base, BearerToken token, Pause pause, LongSupplier nanoTime) {
        platform = new PlatformHttp(base, token);
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    /** The outcomes of all events of a publication that are known within a time, in order; fewer if time runs out. */
    public List<Outcome> of(Publication publication, int batches, Duration limit) {
        long start = nanoTime.getAsLong();
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = 0; number < batches; number++) {
            Optional<Outcome> outcome = ask(publication, publication.eventId(number));
            while (outcome.isEmpty() && nanoTime.getAsLong() - start < limit.toNanos()) {
                pause.await(BETWEEN);
                outcome = ask(publication, publication.eventId(number));
            }
            outcome.ifPresent(outcomes::add);
        }
        return outcomes;
    }

    private Optional<Outcome> ask(Publication publication, String eventId) {
        String path = "/handlers/" + encoded(publication.handlerId()) + "/transfers/" + encoded(eventId) + "?source="
                + encoded(publication.source());
        HttpResponse<byte[]> answer;
        try {
            answer = platform.send(path, HttpRequest.newBuilder().GET());
        } catch (TemporaryFailure e) {
            return Optional.empty();
        }
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw platform.refused(answer);
        }
        JsonNode json = PlatformHttp.json(answer);
        Verdict verdict = json.path("status").asText().equals("REJECTED") ? Verdict.REJECTED : Verdict.ACCEPTED;
        return Optional.of(
                Outcome.of(eventId, verdict, json.path("problem").path("code").asText()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
