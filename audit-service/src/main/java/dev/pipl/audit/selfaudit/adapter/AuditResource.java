package dev.pipl.audit.selfaudit.adapter;

import dev.pipl.audit.AuditProblem;
import dev.pipl.audit.Visibility;
import dev.pipl.audit.duty.DetermineAuditDuty;
import dev.pipl.audit.duty.adapter.AuditDuties;
import dev.pipl.audit.handler.adapter.Handlers;
import dev.pipl.audit.selfaudit.AuditReport;
import dev.pipl.audit.selfaudit.Performer;
import dev.pipl.audit.selfaudit.PlanSelfAudit;
import dev.pipl.events.EventIds;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.SessionIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Audits from plan to report. Those ordered by an authority are not offered yet, and say so. */
@Path("/audits")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "audits", description = "Compliance audits from plan to report. 合规审计的计划与报告。")
public class AuditResource {
    private static final Set<String> STATUSES = Set.of("PLANNED", "IN_PROGRESS", "REPORTED");
    private static final Role[] READERS = {Role.HANDLER_OFFICER, Role.AGENCY_AUDITOR, Role.REGULATOR, Role.OPERATOR};

    private final Access access;
    private final Handlers handlers;
    private final AuditDuties duties;
    private final Audits audits;
    private final AuditSteps steps;
    private final AuditForms forms;
    private final PlanSelfAudit planning;
    private final Projections projections;
    private final Commands commands;
    private final SessionIdempotency idempotency;
    private final Clock clock;

    AuditResource(
            Access access,
            Handlers handlers,
            AuditDuties duties,
            Audits audits,
            AuditSteps steps,
            AuditForms forms,
            DetermineAuditDuty law,
            Projections projections,
            Commands commands,
            SessionIdempotency idempotency,
            Clock clock) {
        this.access = access;
        this.handlers = handlers;
        this.duties = duties;
        this.audits = audits;
        this.steps = steps;
        this.forms = forms;
        this.planning = new PlanSelfAudit(law);
        this.projections = projections;
        this.commands = commands;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @WithTransaction
    @Operation(
            summary = "Plan a self-audit. 计划自行开展的合规审计。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"AUD-4\", \"AUD-19\", \"PIPL-54\"]",
                            parseValue = true))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AuditView.class)))
    public Uni<Response> plan(AuditRequests.Plan request, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.caller();
        Form form = new Form();
        form.required("body", request);
        form.check();
        form.required("kind", request.kind());
        form.required("handlerId", request.handlerId());
        form.check();
        projections.requireReady();
        boolean ordered = request.kind() == AuditRequests.Kind.ORDERED;
        return handlers.get(request.handlerId())
                .invoke(row ->
                        caller.requireHandler(row.id, row.province, ordered ? Role.REGULATOR : Role.HANDLER_OFFICER))
                .chain(row -> duties.of(row.toObject(), today()))
                .chain(duty -> {
                    if (ordered) {
                        planning.requireObjectOfMeasures(duty);
                        throw AuditProblem.ORDERED_AUDIT_NOT_OFFERED.because(
                                "目前只能计划 kind 为 SELF 的审计。", "For now only audits of kind SELF can be planned.");
                    }
                    Performer performer = forms.performer(request.performer(), request.agencyId());
                    LocalDate startsOn = request.startsOn() == null ? today() : request.startsOn();
                    return idempotency.once(
                            commands.key(headers, uri, request),
                            () -> steps.plan(planning.decide(EventIds.random(), duty, performer, startsOn), caller)
                                    .map(this::created));
                })
                .map(Commands::response);
    }

    @GET
    @WithSession
    @Operation(summary = "List the audits that the caller may see. 列出可见的合规审计。")
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    public Uni<Response> list(
            @QueryParam("handlerId") String handlerId,
            @QueryParam("status") String status,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Caller caller = access.role(READERS);
        if (status != null && !STATUSES.contains(status)) {
            throw AuditProblem.invalid("status", "没有这个状态", "is no status of an audit");
        }
        PageRequest page = PageRequest.of(limit, cursor, 1);
        LocalDate today = today();
        return audits.page(page, Visibility.of(caller), handlerId, status)
                .map(rows -> PageAnswer.of(
                        Page.of(rows, page, row -> Cursor.of(row.position)).map(row -> AuditView.of(row, today)), uri));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Read an audit. 查询合规审计。")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AuditView.class)))
    public Uni<Response> get(@PathParam("id") String id) {
        Caller caller = access.caller();
        return audits.get(id)
                .call(row -> require(caller, row, READERS))
                .map(row -> Response.ok(AuditView.of(row, today()))
                        .header(HttpHeaders.ETAG, tag(row))
                        .build());
    }

    @POST
    @Path("/{id}/start")
    @WithTransaction
    @Operation(
            summary = "Record that the work began. 记录审计开始。",
            extensions = @Extension(name = "x-provisions", value = "[\"AUD-4\", \"PIPL-54\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AuditView.class)))
    public Uni<Response> start(
            @PathParam("id") String id,
            AuditRequests.Start request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Caller caller = access.caller();
        return idempotency
                .once(
                        commands.key(headers, uri, request),
                        () -> audits.getForChange(id)
                                .call(row -> require(caller, row, Role.HANDLER_OFFICER))
                                .chain(row -> steps.start(row, forms.startedOn(request), caller))
                                .map(this::ok))
                .map(Commands::response);
    }

    @POST
    @Path("/{id}/report")
    @WithTransaction
    @Operation(
            summary = "Record the report, which closes the period. 记录审计报告，并计算下一期限。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"AUD-4\", \"O25-13\", \"PIPL-54\"]",
                            parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AuditView.class)))
    public Uni<Response> report(
            @PathParam("id") String id,
            AuditRequests.Report request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Caller caller = access.caller();
        projections.requireReady();
        return idempotency
                .once(
                        commands.key(headers, uri, request),
                        () -> audits.getForChange(id)
                                .call(row -> require(caller, row, Role.HANDLER_OFFICER))
                                .chain(row -> {
                                    AuditReport report = forms.report(request);
                                    return handlers.get(row.handlerId)
                                            .chain(handler -> steps.report(row, report, handler.toObject(), caller));
                                })
                                .map(this::ok))
                .map(Commands::response);
    }

    private Uni<Caller> require(Caller caller, SelfAuditEntity row, Role... allowed) {
        return handlers.find(row.handlerId)
                .map(handler -> Visibility.require(
                        caller,
                        row.handlerId,
                        row.agencyId,
                        handler.map(found -> found.province).orElse(null),
                        AuditProblem.AUDIT_UNKNOWN,
                        allowed));
    }

    private Answer created(SelfAuditEntity row) {
        return commands.created("/audits/" + row.id, tag(row), AuditView.of(row, today()));
    }

    private Answer ok(SelfAuditEntity row) {
        return commands.ok(AuditView.of(row, today()));
    }

    private LocalDate today() {
        return BeijingCalendar.today(clock);
    }

    private static String tag(SelfAuditEntity row) {
        return new EntityVersion(row.version).tag();
    }
}
