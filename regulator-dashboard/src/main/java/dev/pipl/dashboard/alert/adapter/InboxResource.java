package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.dashboard.alert.InboxEntry;
import dev.pipl.dashboard.alert.InboxQuestion;
import dev.pipl.dashboard.handler.adapter.ProfileProjection;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The inbox for people: newest first. */
@Path("/inbox")
@Authenticated
@Blocking
@Tag(name = "page")
public class InboxResource {
    /**
     * A page of the inbox.
     *
     * @param last up to which sequence the stream need not repeat
     * @param next what to ask {@code before} for older ones; absent when there are none
     */
    public record Inbox(
            List<InboxEntry> items,
            long last,
            @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}

    private final Access access;
    private final PgInbox inbox;
    private final AlertFeed feed;
    private final Projections projections;

    InboxResource(Access access, PgInbox inbox, AlertFeed feed, Projections projections) {
        this.access = access;
        this.inbox = inbox;
        this.feed = feed;
        this.projections = projections;
    }

    @GET
    @Operation(operationId = "readInbox", summary = "最新的预警及其签收情况 · The newest alerts and who has acknowledged them")
    public Inbox read(
            @QueryParam("before") Long before,
            @QueryParam("limit") Integer limit,
            @QueryParam("severity") String severity,
            @QueryParam("unacknowledged") @DefaultValue("false") boolean unacknowledged)
            throws SQLException {
        Caller caller = access.role(Role.REGULATOR, Role.HANDLER_OFFICER);
        InboxQuestion question = InboxQuestion.of(before, limit, severity, unacknowledged);
        Sight sight = Sight.of(caller);
        if (sight.asksForProvince()) {
            projections.requireReady(ProfileProjection.NAME);
        }
        // Taken before the rows are read: the stream may then repeat an alert, but cannot leave one out.
        long last = feed.head();
        List<InboxEntry> entries = inbox.newest(question, sight).stream()
                .map(entry -> new InboxEntry(
                        entry.alert(), entry.handlerName(), Acknowledgements.shownTo(caller, entry.acknowledgements())))
                .toList();
        if (entries.size() <= question.limit()) {
            return new Inbox(entries, last, null);
        }
        List<InboxEntry> page = entries.subList(0, question.limit());
        return new Inbox(
                page, last, Long.toString(page.get(page.size() - 1).alert().sequence()));
    }
}
