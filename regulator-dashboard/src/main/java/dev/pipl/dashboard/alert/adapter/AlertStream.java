package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.dashboard.alert.AlertSlice;
import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.dashboard.alert.Playback;
import dev.pipl.dashboard.sight.Sight;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * One open stream. What is at hand is sent at once, a few messages at most, and more only when they have left for the
 * client, so that a slow client holds few messages and not the others; one that takes nothing for long is cut off and can
 * resume.
 */
final class AlertStream {
    private static final Logger LOG = Logger.getLogger(AlertStream.class);

    /** What a crossing raises comes together, and would wait for one another otherwise. */
    private static final int TOGETHER_MAX = 16;

    private final AlertFeed feed;
    private final Sight sight;
    private final Playback playback;
    private final StreamConnection connection;
    private final ObjectMapper json;
    private final Executor executor;
    private boolean sending;
    private boolean reading;
    private boolean ended;
    private long sendingSince;

    AlertStream(
            AlertFeed feed,
            Sight sight,
            long after,
            StreamConnection connection,
            ObjectMapper json,
            Executor executor) {
        this.feed = feed;
        this.sight = sight;
        this.playback = new Playback(after);
        this.connection = connection;
        this.json = json;
        this.executor = executor;
    }

    boolean isOfSession(String session) {
        return session.equals(connection.session());
    }

    /** Lets the client know that it is connected, and goes on from there. */
    synchronized void begin() {
        send(List.of(connection.greeting()));
    }

    /** Goes on as far as the client and the inbox allow. */
    synchronized void advance() {
        while (!ended && !sending) {
            List<OutboundSseEvent> messages =
                    playback.next(TOGETHER_MAX).stream().map(this::message).toList();
            if (!messages.isEmpty()) {
                send(messages);
                return;
            }
            if (reading || !playback.needsMore(feed.head())) {
                return;
            }
            Optional<AlertSlice> recent = feed.recentAfter(playback.scannedTo(), sight);
            if (recent.isEmpty()) {
                reading = true;
                executor.execute(this::read);
                return;
            }
            playback.take(recent.get());
        }
    }

    /** Shows the client that the line is alive. */
    synchronized void beat() {
        if (!ended && !sending) {
            send(List.of(connection.heartbeat()));
        }
    }

    /** Ends a stream whose session is over, whose client is gone or has taken nothing for long. */
    synchronized void endIfOver(Duration stallMax) {
        if (connection.isOver() || (sending && System.nanoTime() - sendingSince > stallMax.toNanos())) {
            end();
        }
    }

    synchronized void end() {
        if (!ended) {
            ended = true;
            connection.close(sending);
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }

    private void read() {
        AlertSlice slice;
        try {
            slice = feed.storedAfter(after(), sight);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("A stream ends and will be resumed: %s", e.getMessage());
            end();
            return;
        }
        boolean further;
        synchronized (this) {
            reading = false;
            further = slice.scannedTo() > playback.scannedTo();
            playback.take(slice);
        }
        // Without progress something is awaited; the feed looks again soon.
        if (further) {
            advance();
        }
    }

    private synchronized long after() {
        return playback.scannedTo();
    }

    private OutboundSseEvent message(NumberedAlert alert) {
        try {
            return connection.message(Long.toString(alert.sequence()), json.writeValueAsString(alert));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(List<OutboundSseEvent> events) {
        sending = true;
        sendingSince = System.nanoTime();
        try {
            CompletableFuture<?>[] each = events.stream()
                    .map(event -> connection.send(event).toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(each).whenCompleteAsync((done, failure) -> sent(failure), executor);
        } catch (IllegalStateException closed) {
            end();
        }
    }

    private void sent(Throwable failure) {
        synchronized (this) {
            sending = false;
            if (failure != null) {
                end();
                return;
            }
        }
        advance();
    }
}
