package dev.pipl.certification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A small national platform: knows a report by its id, answers each time with the same receipt. A test tells it over HTTP how to
 * misbehave: {@code PUT /moods/{certificateNumber}} with a list such as {@code 503,lost,garbage}, one mood for each of the next reports on
 * that certificate; {@code lost} takes the report and breaks the connection.
 */
public class SandboxPlatform implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final Map<String, Deque<String>> moods = new ConcurrentHashMap<>();
    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/reports", this::report);
        server.createContext("/moods/", this::mood);
        server.createContext("/received/", this::show);
        server.start();
        return Map.of(
                "pipl.platform.url", "http://127.0.0.1:" + server.getAddress().getPort(),
                "pipl.platform.retry.first", "PT0.2S",
                "pipl.platform.retry.longest", "PT1S",
                "pipl.deadlines.every", "1s");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void report(HttpExchange exchange) throws IOException {
        JsonNode message = JSON.readTree(exchange.getRequestBody());
        String number = message.path("certificateNumber").asText();
        String id = message.path("id").asText();
        attempts.merge(id, 1, Integer::sum);
        Deque<String> waiting = moods.getOrDefault(number, new ArrayDeque<>());
        String mood = waiting.isEmpty() ? "well" : waiting.poll();
        if (mood.matches("[0-9]+")) {
            answer(exchange, Integer.parseInt(mood), "{}");
            return;
        }
        received.put(id, message.toString());
        receipts.computeIfAbsent(id, i -> "SBX-" + (receipts.size() + 1));
        if (mood.equals("lost")) {
            exchange.close();
            return;
        }
        answer(exchange, 200, mood.equals("garbage") ? "not json" : "{\"receipt\":\"" + receipts.get(id) + "\"}");
    }

    private void mood(HttpExchange exchange) throws IOException {
        String number = exchange.getRequestURI().getPath().substring("/moods/".length());
        String list = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Deque<String> next = new ArrayDeque<>();
        for (String mood : list.split(",", -1)) {
            if (!mood.isBlank()) {
                next.add(mood.strip());
            }
        }
        moods.put(number, next);
        answer(exchange, 204, "");
    }

    private void show(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/received/".length());
        String message = received.get(id);
        answer(
                exchange,
                message == null ? 404 : 200,
                message == null
                        ? "{}"
                        : "{\"message\":" + message + ",\"receipt\":\"" + receipts.get(id) + "\",\"attempts\":"
                                + attempts.get(id) + "}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
