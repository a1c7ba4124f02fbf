package dev.pipl.crossborder.rejudging.adapter;

import dev.pipl.crossborder.rejudging.Difference;
import dev.pipl.crossborder.rejudging.Rejudging;
import dev.pipl.crossborder.rejudging.Supposed;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /rejudgings}. */
@Path("/rejudgings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "re-judging", description = "Stored years by other rules. 按其他规则重新判定。")
public class RejudgingResource {

    /** Technical: what one order may name. */
    private static final int NAMED_MAX = 1_000;

    private final RejudgingCommands commands;
    private final Commands answers;
    private final Access access;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();

    RejudgingResource(RejudgingCommands commands, Commands answers, Access access, Clock clock) {
        this.commands = commands;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Judge a stored year again. 对已入账年度重新判定。",
            description = "REHEARSAL: what if this had been the law; writes nothing. APPLICATION: by the rules now in"
                    + " force; earlier decisions stay on record. 预演不改动台账；适用则保留原判定。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "Ordered; runs in the background. 已受理，后台执行。",
            content = @Content(schema = @Schema(implementation = RejudgingViews.View.class)))
    @APIResponse(responseCode = "422", description = "The law cannot be amended so. 所设修改与规定不合。")
    public Response order(RejudgingViews.Form body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        check(body);
        int year = YearAsked.of(body.year().toString(), BeijingCalendar.today(clock), lawInForceFrom)
                .year();
        Optional<CommandKey> key = answers.key(headers, uri, body);
        return Commands.response(
                body.kind() == Rejudging.Kind.REHEARSAL
                        ? commands.rehearse(caller, year, body.amendments(), body.handlerIds(), key)
                        : commands.apply(caller, year, body.handlerIds(), key));
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read how far a re-judging has come. 查询重新判定进度。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The re-judging. 重新判定。",
            content = @Content(schema = @Schema(implementation = RejudgingViews.View.class)))
    public RejudgingViews.View read(@PathParam("id") String id) {
        access.role(Role.OPERATOR, Role.REGULATOR);
        return RejudgingViews.View.of(commands.read(id));
    }

    @GET
    @Path("{id}/differences")
    @Operation(
            summary = "List what changes, by handler. 按处理者列出差异。",
            description = "Handlers for whom nothing changes are left out. 无变化者不列。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = RejudgingViews.Differences.class)))
    public Response differences(
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        access.role(Role.OPERATOR, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        String after = page.after().map(at -> at.keys().get(0)).orElse("");
        List<Difference> rows = commands.differences(id, after, page.rowsToRead());
        return PageAnswer.of(Page.of(rows, page, last -> Cursor.of(last.handlerId())), uri);
    }

    private static void check(RejudgingViews.Form body) {
        Form form = new Form();
        form.required("kind", body.kind());
        form.required("year", body.year());
        form.check();
        List<FieldError> errors = new ArrayList<>();
        boolean isRehearsal = body.kind() == Rejudging.Kind.REHEARSAL;
        boolean isSupposing = body.amendments() != null && !body.amendments().isEmpty();
        if (isRehearsal != isSupposing) {
            errors.add(
                    new FieldError("amendments", "预演须给出修改，适用不得给出", "are given for a rehearsal, and for nothing else"));
        }
        if (isSupposing
                && (body.amendments().size() > NAMED_MAX
                        || body.amendments().stream().anyMatch(RejudgingResource::isIncomplete))) {
            errors.add(new FieldError("amendments", "每项须有条文与数值名", "each name a provision and a value"));
        }
        List<String> handlerIds = body.handlerIds();
        if (handlerIds != null
                && (handlerIds.isEmpty() || handlerIds.size() > NAMED_MAX || handlerIds.contains(null))) {
            errors.add(new FieldError(
                    "handlerIds", "缺省或者列出 1 至 " + NAMED_MAX + " 个", "absent, or 1 to " + NAMED_MAX + " ids"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }

    private static boolean isIncomplete(Supposed supposed) {
        return supposed == null || supposed.provision() == null || supposed.value() == null;
    }
}
