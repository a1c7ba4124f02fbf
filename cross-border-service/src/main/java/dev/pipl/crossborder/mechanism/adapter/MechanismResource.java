package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.mechanism.CalendarDays;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /mechanisms}: opening and reading; the steps have resources of their own. */
@Path("/mechanisms")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mechanisms", description = "Assessments, contracts and certificates. 安全评估、合同与证书。")
public class MechanismResource {

    private final MechanismCommands commands;
    private final PgMechanisms mechanisms;
    private final MechanismAccess open;
    private final HandlerAccess handlers;
    private final Access access;
    private final Projections projections;
    private final Commands answers;
    private final CalendarDays calendar;
    private final Clock clock;

    @SuppressWarnings("checkstyle:ParameterNumber")
    MechanismResource(
            MechanismCommands commands,
            PgMechanisms mechanisms,
            MechanismAccess open,
            HandlerAccess handlers,
            Access access,
            Projections projections,
            Commands answers,
            CalendarDays calendar,
            Clock clock) {
        this.commands = commands;
        this.mechanisms = mechanisms;
        this.open = open;
        this.handlers = handlers;
        this.access = access;
        this.projections = projections;
        this.answers = answers;
        this.calendar = calendar;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Open a mechanism. 登记出境机制。",
            description =
                    "A security assessment begins as self-assessed, a contract with its impact assessment, or signed or"
                            + " in effect where the dates are given, a state organ's assessment as proposed. A contract in"
                            + " effect covers transfers at once; its filing is due, but no condition."
                            + " 安全评估自自评估开始；合同可直接登记为已签署或者已生效，生效后即可出境，备案另有期限；国家机关评估须由另一人批准。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-38\", \"PIPL-40\", \"PIPL-36\", \"SCC-6\", \"SCC-7\", \"CBDF-7\","
                                    + " \"QA-JAN-1\", \"QA-JAN-2\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "On record; see Location. 已登记。",
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "422", description = "The law does not offer it. 法律不允许。")
    public Response open(MechanismForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        if (form.handlerId() == null || form.handlerId().isBlank()) {
            access.role(Role.HANDLER_OFFICER);
            throw Refusal.ofFields(List.of(new FieldError("handlerId", "缺少该字段", "is missing")));
        }
        KnownHandler handler = handlers.require(form.handlerId(), Role.HANDLER_OFFICER);
        return Commands.response(commands.open(handler, access.caller(), form, answers.key(headers, uri, form)));
    }

    @GET
    @Operation(
            summary = "List a handler's mechanisms, oldest first. 按登记先后列出出境机制。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = MechanismPage.class)))
    public Response list(
            @QueryParam("handlerId") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        if (handlerId == null || handlerId.isBlank()) {
            access.role(Role.HANDLER_OFFICER, Role.REGULATOR);
            throw Refusal.ofFields(List.of(new FieldError("handlerId", "缺少该参数", "is missing")));
        }
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        projections.requireReady(Mechanisms.PROJECTION);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<Dossier>> rows = mechanisms.list(handlerId, page.afterNumber(), page.rowsToRead());
        Instant now = clock.instant();
        return PageAnswer.of(Page.ofPlaced(rows, page).map(dossier -> MechanismView.of(dossier, calendar, now)), uri);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read a mechanism with its steps and deadlines. 查询出境机制、步骤与期限。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The mechanism. 出境机制。",
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    public Response read(@PathParam("id") String id) {
        Dossier dossier = open.require(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        return Response.ok(MechanismView.of(dossier, calendar, clock.instant()))
                .header(HttpHeaders.ETAG, new EntityVersion(dossier.version()).tag())
                .build();
    }

    /** For the contract only. */
    @Schema(name = "MechanismPage")
    record MechanismPage(List<MechanismView> items, String next) {}
}
