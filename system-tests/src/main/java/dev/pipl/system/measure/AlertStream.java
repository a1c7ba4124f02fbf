package dev.pipl.system.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.CallerTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A regulator's stream of alerts, each with the moment it arrived. */
public final class AlertStream implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AlertStream.class.getName());

    private final LinkedBlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final BufferedReader stream;
    private final Thread reader;
    private volatile boolean isOver;

    /** Opens the stream behind everything that was sent so far, or from the beginning with {@code after} = "0". */
    public AlertStream(URI dashboard, CallerTokens tokens, String after) throws IOException {
        Caller regulator = Caller.regulator();
        // Read by one thread straight from the line: a client that hands it on has wake-ups of its own in the figure.
        HttpURLConnection line =
                (HttpURLConnection) dashboard.resolve("/alerts/stream").toURL().openConnection();
        line.setRequestProperty("Authorization", "Bearer " + tokens.tokenFor(regulator.role(), regulator.tenant()));
        line.setRequestProperty("Accept", "text/event-stream");
        if (!after.isEmpty()) {
            line.setRequestProperty("Last-Event-ID", after);
        }
        if (line.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("the alert stream answered " + line.getResponseCode());
        }
        stream = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
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
        try (stream) {
            for (String line = stream.readLine(); line != null && !isOver; line = stream.readLine()) {
                if (line.startsWith("data:")) {
                    long now = System.nanoTime();
                    arrived.add(new Arrived(json.readTree(line.substring(5)), now));
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the stream ended", e);
        }
    }

    /** The line itself ends with the next word on it, a heartbeat at the latest: until then its reader holds it. */
    @Override
    public void close() {
        isOver = true;
    }

    /** An alert and when it arrived, by {@link System#nanoTime()}. */
    public record Arrived(JsonNode alert, long nanoTime) {}
}
