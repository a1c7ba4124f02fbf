package dev.pipl.publisher.delivery.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.CloudEventsJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventJson;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.delivery.BearerToken;
import dev.pipl.publisher.delivery.Destination;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.TemporaryFailure;
import dev.pipl.publisher.delivery.Verdict;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code POST /transfers} with a batch of events; the answer tells what became of each. */
public final class HttpDestination implements Destination {
    private static final Map<String, Verdict> VERDICTS =
            Map.of("ACCEPTED", Verdict.ACCEPTED, "DUPLICATE", Verdict.DUPLICATE, "REJECTED", Verdict.REJECTED);

    private final PlatformHttp platform;

    public HttpDestination(URI base, BearerToken token) {
        platform = new PlatformHttp(base, token);
    }

    @Override
    public List<Outcome> send(List<EventEnvelope> events) throws TemporaryFailure {
        HttpResponse<byte[]> answer = platform.send(
                "/transfers",
                HttpRequest.newBuilder()
                        .header("Content-Type", CloudEventsJson.BATCH)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body(events))));
        if (answer.statusCode() != 202) {
            throw platform.refused(answer);
        }
        return outcomes(events, PlatformHttp.json(answer).path("results"));
    }

    @Override
    public void close() {
        // the client's connections end with the process
    }

    private static byte[] body(List<EventEnvelope> events) {
        try {
            return EventJson.mapper().writeValueAsBytes(CloudEventsJson.write(events));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    private static List<Outcome> outcomes(List<EventEnvelope> events, JsonNode results) {
        if (results.size() != events.size()) {
            throw PublisherFault.refused("fault.answer-form");
        }
        List<Outcome> outcomes = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            JsonNode result = results.get(i);
            Verdict verdict = VERDICTS.get(result.path("status").asText());
            if (verdict == null || !events.get(i).id().equals(result.path("id").asText())) {
                throw PublisherFault.refused("fault.answer-form");
            }
            String code = result.path("problem").path("code").asText();
            outcomes.add(Outcome.of(events.get(i).id(), verdict, code));
        }
        return outcomes;
    }
}
