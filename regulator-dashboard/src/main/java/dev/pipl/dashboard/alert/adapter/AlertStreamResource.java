package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.dashboard.alert.ResumePoint;
import dev.pipl.dashboard.handler.adapter.ProfileProjection;
import dev.pipl.dashboard.page.adapter.PageSession;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.time.SystemTime;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The live stream. */
@Path("/alerts/stream")
@Authenticated
@Tag(name = "alerts")
public class AlertStreamResource {
    private final Access access;
    private final AlertFeed feed;
    private final OpenStreams streams;
    private final Projections projections;
    private final PageSession session;
    private final ListeningTrail trail;
    private final ObjectMapper json;
    private final ManagedExecutor executor;
    private final Clock clock;

    AlertStreamResource(
            Access access,
            AlertFeed feed,
            OpenStreams streams,
            Projections projections,
            PageSession session,
            ListeningTrail trail,
            ObjectMapper json,
            ManagedExecutor executor,
            @SystemTime Clock clock) {
        this.access = access;
        this.feed = feed;
        this.streams = streams;
        this.projections = projections;
        this.session = session;
        this.trail = trail;
        this.json = json;
        this.executor = executor;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(
            operationId = "streamAlerts",
            summary = "实时接收预警 · Receive alerts as they are committed",
            description = "每条事件的 id 即预警序号，可凭 Last-Event-ID（或 after）续传，不重不漏；令牌或会话到期时结束。· The id of each"
                    + " event is the alert's sequence; a stream resumes after Last-Event-ID (or after) without a gap,"
                    + " and ends with its token or session. Without either it begins with what comes next.")
    public void stream(
            @HeaderParam("Last-Event-ID") String lastEventId,
            @QueryParam("after") String after,
            @QueryParam("heartbeat") String heartbeat,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context RoutingContext http)
            throws SQLException {
        Caller caller = access.role(Role.REGULATOR, Role.HANDLER_OFFICER);
        Sight sight = Sight.of(caller);
        if (sight.asksForProvince()) {
            projections.requireReady(ProfileProjection.NAME);
        }
        streams.requireRoom();
        long from = ResumePoint.of(lastEventId, after, feed.head());
        trail.record(caller, from);
        StreamConnection connection =
                new StreamConnection(sse, sink, http, session.name(), session.end(), clock, "event".equals(heartbeat));
        AlertStream stream = new AlertStream(feed, sight, from, connection, json, executor);
        http.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
        streams.add(stream);
        http.addEndHandler(ended -> {
            stream.end();
            streams.remove(stream);
        });
        stream.begin();
    }
}
