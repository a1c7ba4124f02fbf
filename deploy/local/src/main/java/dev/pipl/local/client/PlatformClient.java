package dev.pipl.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * JSON over HTTP with a bearer token. A service that says 503 (a projection still reads its topic) or does not answer is
 * asked again for up to thirty seconds; anything else unexpected is an {@link UnexpectedAnswer}.
 */
public final class PlatformClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Endpoints endpoints;
    private final CallerTokens tokens;

    public PlatformClient(Endpoints endpoints, CallerTokens tokens) {
        this.endpoints = endpoints;
        this.tokens = tokens;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public JsonNode get(Caller caller, URI service, String path) {
        return send(caller, "GET", service.resolve(path), null, Map.of());
    }

    /** Waits for what another service is about to learn by an event: asks again for as long as the answer is 404. */
    public JsonNode getOnceThere(Caller caller, URI service, String path) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return get(caller, service, path);
            } catch (UnexpectedAnswer answer) {
                if (answer.status() != 404 || System.nanoTime() > deadline) {
                    throw answer;
                }
                LockSupport.parkNanos(PAUSE.toNanos() / 10);
            }
        }
    }

    public JsonNode post(Caller caller, URI service, String path, Object body) {
        return send(caller, "POST", service.resolve(path), body, Map.of());
    }

    public JsonNode put(Caller caller, URI service, String path, Object body, Map<String, String> headers) {
        return send(caller, "PUT", service.resolve(path), body, headers);
    }

    /** All items of a list, page after page. */
    public List<JsonNode> list(Caller caller, URI service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String join = path.contains("?") ? "&" : "?";
        JsonNode page = get(caller, service, path);
        page.path("items").forEach(items::add);
        while (page.hasNonNull("next")) {
            page = get(
                    caller, service, path + join + "cursor=" + page.get("next").asText());
            page.path("items").forEach(items::add);
        }
        return items;
    }

    private JsonNode send(Caller caller, String method, URI uri, Object body, Map<String, String> headers) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> response =
                        http.send(request(caller, method, uri, body, headers), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() / 100 == 2) {
                    return response.body().isBlank() ? MissingNode.getInstance() : json.readTree(response.body());
                }
                if (response.statusCode() != 503 || System.nanoTime() > deadline) {
                    throw new UnexpectedAnswer(method, uri.toString(), response.statusCode(), response.body());
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new UncheckedIOException(method + " " + uri + " was not answered", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + uri, e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private HttpRequest request(Caller caller, String method, URI uri, Object body, Map<String, String> headers)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + tokens.tokenFor(caller.role(), caller.tenant()))
                .header("Accept", "application/json, application/problem+json");
        headers.forEach(request::header);
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
    }
}
