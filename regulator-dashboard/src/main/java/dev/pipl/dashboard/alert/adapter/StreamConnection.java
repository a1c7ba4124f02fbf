package dev.pipl.dashboard.alert.adapter;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The line to one client, and the session on which it rests. */
final class StreamConnection {
    private static final int RETRY_MILLIS = 1_000;

    private final Sse sse;
    private final SseEventSink sink;
    private final RoutingContext http;
    private final String session;
    private final Instant sessionEnd;
    private final Clock clock;
    private final boolean audibleHeartbeat;

    /**
     * @param session names the session, so that a logout can end its streams; empty for a bearer token
     * @param sessionEnd when token or session expires, by the system's time
     * @param audibleHeartbeat whether heartbeats are events that scripts hear, and not comments
     */
    StreamConnection(
            Sse sse,
            SseEventSink sink,
            RoutingContext http,
            String session,
            Instant sessionEnd,
            Clock clock,
            boolean audibleHeartbeat) {
        this.sse = sse;
        this.sink = sink;
        this.http = http;
        this.session = session;
        this.sessionEnd = sessionEnd;
        this.clock = clock;
        this.audibleHeartbeat = audibleHeartbeat;
    }

    String session() {
        return session;
    }

    boolean isOver() {
        return sink.isClosed() || !clock.instant().isBefore(sessionEnd);
    }

    OutboundSseEvent message(String id, String data) {
        return sse.newEventBuilder().id(id).data(data).build();
    }

    OutboundSseEvent greeting() {
        return sse.newEventBuilder()
                .comment("alerts follow")
                .reconnectDelay(RETRY_MILLIS)
                .build();
    }

    OutboundSseEvent heartbeat() {
        return audibleHeartbeat
                ? sse.newEvent("heartbeat", "{}")
                : sse.newEventBuilder().comment("heartbeat").build();
    }

    CompletionStage<?> send(OutboundSseEvent event) {
        return sink.send(event);
    }

    /**
     * @param midway whether a message is still on its way: then the line is cut, as its end would wait for it
     */
    void close(boolean midway) {
        if (midway) {
            http.request().connection().close();
        }
        if (!sink.isClosed()) {
            sink.close();
        }
    }
}
