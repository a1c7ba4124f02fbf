package dev.pipl.local.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code POST /reports}, {@code GET /reports}, and {@code POST /failures} that makes the next reports fail. */
public final class SandboxServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_BYTES_MAX = 1 << 20;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final Receipts receipts;
    private final AtomicInteger failuresLeft = new AtomicInteger();

    /** @param port 0 for any free one */
    public SandboxServer(int port, Path file) throws IOException {
        receipts = new Receipts(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        server.createContext("/reports", exchange -> answer(exchange, "/reports"));
        server.createContext("/failures", exchange -> answer(exchange, "/failures"));
        server.setExecutor(workers);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestMethod() + " " + path;
            switch (asked) {
                case "POST /reports" -> takeReport(exchange);
                case "GET /reports" -> send(exchange, 200, Map.of("items", receipts.all()));
                case "POST /failures" -> planFailures(exchange);
                default -> send(exchange, 405, Map.of("error", "method not allowed"));
            }
        }
    }

    private void takeReport(HttpExchange exchange) throws IOException {
        JsonNode report = body(exchange);
        if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 503, Map.of("error", "a failure that was asked for"));
        } else if (report == null || report.path("id").asText().isBlank()) {
            send(exchange, 400, Map.of("error", "a report is a JSON object with an id"));
        } else {
            send(
                    exchange,
                    200,
                    Map.of("receipt", receipts.take(report.path("id").asText(), report)));
        }
    }

    private void planFailures(HttpExchange exchange) throws IOException {
        JsonNode plan = body(exchange);
        if (plan == null || !plan.path("count").isInt() || plan.path("count").asInt() < 0) {
            send(exchange, 400, Map.of("error", "count is a number from 0 on"));
            return;
        }
        failuresLeft.set(plan.path("count").asInt());
        send(exchange, 200, Map.of("count", failuresLeft.get()));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        try {
            return JSON.readTree(exchange.getRequestBody().readNBytes(BODY_BYTES_MAX));
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            return null;
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
