package dev.pipl.audit.duty.adapter;

import dev.pipl.audit.AuditProblem;
import dev.pipl.audit.adapter.Json;
import dev.pipl.audit.duty.AuditDuty;
import dev.pipl.audit.duty.OwnFrequency;
import dev.pipl.audit.handler.adapter.Handlers;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.SessionIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What audits a handler owes, and how often it says it audits itself. */
@Path("/handlers/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "audit-duty", description = "The duty to audit, with its reasons and last days. 合规审计义务及其期限。")
public class DutyResource {
    /** A limit of this interface against slips of the pen, not of the law. */
    private static final int YEARS_MAX = 10;

    private final Access access;
    private final Handlers handlers;
    private final AuditDuties duties;
    private final Projections projections;
    private final Commands commands;
    private final SessionIdempotency idempotency;
    private final SessionTrail trail;
    private final Clock clock;

    DutyResource(
            Access access,
            Handlers handlers,
            AuditDuties duties,
            Projections projections,
            Commands commands,
            SessionIdempotency idempotency,
            SessionTrail trail,
            Clock clock) {
        this.access = access;
        this.handlers = handlers;
        this.duties = duties;
        this.projections = projections;
        this.commands = commands;
        this.idempotency = idempotency;
        this.trail = trail;
        this.clock = clock;
    }

    /** A handler declares. */
    record Declaration(Integer years, LocalDate declaredOn) {}

    @GET
    @Path("/audit-duty")
    @WithSession
    @Operation(
            summary = "Determine which audits a handler owes and by when. 判定合规审计义务及期限。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"AUD-4\", \"AUD-19\", \"O25-13\", \"PIPL-54\"]",
                            parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AuditDuty.class)))
    public Uni<AuditDuty> duty(@PathParam("id") String id) {
        Caller caller = access.caller();
        projections.requireReady();
        return handlers.get(id)
                .invoke(row -> caller.requireHandler(id, row.province, Role.HANDLER_OFFICER, Role.REGULATOR))
                .chain(row -> duties.of(row.toObject(), BeijingCalendar.today(clock)));
    }

    @POST
    @Path("/audit-frequency")
    @WithTransaction
    @Operation(
            summary = "Declare how often the handler audits itself. 申明自行确定的合规审计频次。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-54\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AuditDuty.class)))
    public Uni<Response> declare(
            @PathParam("id") String id, Declaration request, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.caller();
        projections.requireReady();
        return handlers.get(id)
                .invoke(row -> caller.requireHandler(id, row.province, Role.HANDLER_OFFICER))
                .chain(row -> {
                    OwnFrequency frequency = frequency(request);
                    LocalDate today = BeijingCalendar.today(clock);
                    return idempotency.once(
                            commands.key(headers, uri, request),
                            () -> duties.declare(id, frequency)
                                    .call(() -> trail.add(TrailEntry.by(
                                                    caller,
                                                    clock.instant(),
                                                    "declare-audit-frequency",
                                                    "audit-frequency",
                                                    id)
                                            .of(id)
                                            .changing(null, Json.tree(frequency))))
                                    .chain(() -> duties.of(row.toObject(), today))
                                    .map(commands::ok));
                })
                .map(Commands::response);
    }

    private OwnFrequency frequency(Declaration request) {
        Form form = new Form();
        form.required("body", request);
        form.check();
        Integer years = form.required("years", request.years());
        form.check();
        if (years < 1 || years > YEARS_MAX) {
            throw AuditProblem.invalid("years", "须为 1 至 " + YEARS_MAX, "must be 1 to " + YEARS_MAX);
        }
        LocalDate today = BeijingCalendar.today(clock);
        LocalDate declaredOn = request.declaredOn() == null ? today : request.declaredOn();
        if (declaredOn.isAfter(today)) {
            throw AuditProblem.invalid("declaredOn", "不得晚于今天", "must not be after today");
        }
        return new OwnFrequency(years, declaredOn);
    }
}
