package dev.pipl.publisher.delivery.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.EventJson;
import dev.pipl.publisher.Phrases;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.delivery.BearerToken;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.TemporaryFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Requests to the cross-border service, with what its answers mean for trying again. */
final class PlatformHttp {
    private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI base;
    private final BearerToken token;

    PlatformHttp(URI base, BearerToken token) {
        this.base = base;
        this.token = token;
    }

    /**
     * The answer to a request, any status that is neither temporary nor a refusal of the caller.
     *
     * @param path with its query, encoded
     */
    HttpResponse<byte[]> send(String path, HttpRequest.Builder builder) throws TemporaryFailure {
        builder.uri(URI.create(base.toString().replaceAll("/+$", "") + path)).timeout(ANSWER);
        HttpResponse<byte[]> answer = once(builder);
        if (answer.statusCode() == 401 && token.renew()) {
            answer = once(builder);
        }
        if (TEMPORARY.contains(answer.statusCode())) {
            throw new TemporaryFailure(
                    Phrases.of("fault.http-temporary", base, answer.statusCode(), code(answer)), retryAfter(answer));
        }
        return answer;
    }

    /** A refusal in one line: status and the problem's code. */
    PublisherFault refused(HttpResponse<byte[]> answer) {
        String key = switch (answer.statusCode()) {
            case 401 -> "fault.http-401";
            case 403, 404 -> "fault.http-tenant";
            case 413 -> "fault.http-413";
            default -> "fault.http-refused";
        };
        return PublisherFault.refused(key, base, answer.statusCode(), code(answer));
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            return EventJson.mapper().missingNode();
        }
    }

    private HttpResponse<byte[]> once(HttpRequest.Builder builder) throws TemporaryFailure {
        try {
            builder.setHeader("Authorization", "Bearer " + token.get());
            return client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new TemporaryFailure(Phrases.of("fault.http-unreachable", base), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PublisherFault.unavailable("fault.interrupted");
        }
    }

    private static String code(HttpResponse<byte[]> answer) {
        String code = json(answer).path("code").asText();
        return Outcome.isCode(code) ? code : "-";
    }

    private static Duration retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
