package dev.pipl.publisher.delivery.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pipl.events.CloudEventsJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform's two endpoints over real HTTP: takes events by id, and tells what became of one. */
public final class Platform implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, EventEnvelope> received = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final List<String> contentTypes = Collections.synchronizedList(new ArrayList<>());
    private String rejectedId;

    /** An answer given instead of the usual one. */
    private record Answer(int status, String body, String retryAfter) {}

    public Platform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/transfers", this::take);
        server.createContext("/handlers", this::tell);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Map<String, EventEnvelope> received() {
        return received;
    }

    public List<String> authorizations() {
        return authorizations;
    }

    public List<String> contentTypes() {
        return contentTypes;
    }

    /** The next request is answered so, whatever it asks. */
    public synchronized void answer(int status, String body, String retryAfter) {
        answers.add(new Answer(status, body, retryAfter));
    }

    /** The event of that id is rejected. */
    public void reject(String eventId) {
        rejectedId = eventId;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        contentTypes.add(exchange.getRequestHeaders().getFirst("Content-Type"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!answers.isEmpty()) {
            give(exchange, answers.poll());
            return;
        }
        ArrayNode results = EventJson.mapper().createArrayNode();
        for (JsonNode element : CloudEventsJson.elements(contentTypes.get(0), body)) {
            results.add(result(CloudEventsJson.read(element)));
        }
        ObjectNode answer = EventJson.mapper().createObjectNode();
        answer.set("results", results);
        give(exchange, new Answer(202, answer.toString(), null));
    }

    private ObjectNode result(EventEnvelope event) {
        ObjectNode result = EventJson.mapper().createObjectNode().put("id", event.id());
        if (event.id().equals(rejectedId)) {
            result.put("status", "REJECTED").putObject("problem").put("code", "handler-unknown");
        } else {
            result.put("status", received.putIfAbsent(event.id(), event) == null ? "ACCEPTED" : "DUPLICATE");
        }
        return result;
    }

    private synchronized void tell(HttpExchange exchange) throws IOException {
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!answers.isEmpty()) {
            give(exchange, answers.poll());
            return;
        }
        String path = exchange.getRequestURI().getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);
        boolean source = exchange.getRequestURI().getQuery().startsWith("source=/handlers/");
        if (id.equals(rejectedId)) {
            give(
                    exchange,
                    new Answer(200, "{\"status\":\"REJECTED\",\"problem\":{\"code\":\"recipient-unknown\"}}", null));
        } else {
            give(
                    exchange,
                    source
                            ? new Answer(200, "{\"status\":\"ACCEPTED\",\"year\":2026}", null)
                            : new Answer(400, "", null));
        }
    }

    private static void give(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
