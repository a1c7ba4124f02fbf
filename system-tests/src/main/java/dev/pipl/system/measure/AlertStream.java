package dev.pipl.system.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.CallerTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A regulator's stream of alerts, each with the moment it arrived. */
public final class AlertStream implements AutoCloseable {
    private final LinkedBlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final InputStream stream;
    private final Thread reader;

    /** Opens the stream behind everything that was sent so far, or from the beginning with {@code after} = "0". */
    public AlertStream(URI dashboard, CallerTokens tokens, String after) throws IOException, InterruptedException {
        Caller regulator = Caller.regulator();
        HttpRequest.Builder request = HttpRequest.newBuilder(dashboard.resolve("/alerts/stream"))
                .header("Authorization", "Bearer " + tokens.tokenFor(regulator.role(), regulator.tenant()))
                .header("Accept", "text/event-stream");
        if (!after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("the alert stream answered " + response.statusCode());
        }
        stream = response.body();
        reader = new Thread(this::read, "alert-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** The next alert, or {@code null} when none came in time. */
    public Arrived next(Duration patience) throws InterruptedException {
        return arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        ObjectMapper json = new ObjectMapper();
        Scanner lines = new Scanner(stream, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith("data:")) {
                long now = System.nanoTime();
                try {
                    arrived.add(new Arrived(json.readTree(line.substring(5)), now));
                } catch (IOException e) {
                    throw new IllegalStateException("not an alert: " + line, e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** An alert and when it arrived, by {@link System#nanoTime()}. */
    public record Arrived(JsonNode alert, long nanoTime) {}
}
