package dev.pipl.registry.officer.adapter;

import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.SessionIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.registry.handler.adapter.HandlerStore;
import dev.pipl.registry.officer.Officer;
import dev.pipl.registry.officer.OfficerForm;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /handlers/{id}/officers}. */
@Path("/handlers/{id}/officers")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "officers", description = "Protection officers. 个人信息保护负责人。")
public class OfficerResource {
    private final HandlerStore handlers;
    private final Officers officers;
    private final SessionIdempotency idempotency;
    private final Commands answers;
    private final Access access;

    OfficerResource(
            HandlerStore handlers, Officers officers, SessionIdempotency idempotency, Commands answers, Access access) {
        this.handlers = handlers;
        this.officers = officers;
        this.idempotency = idempotency;
        this.answers = answers;
        this.access = access;
    }

    @GET
    @WithSession
    @Operation(summary = "List the handler's protection officers, oldest first. 列出个人信息保护负责人。")
    public Uni<Page<Officer>> list(@PathParam("id") String id) {
        return handlers.get(id)
                .invoke(handler -> access.handlerIn(handler.province, id, Role.HANDLER_OFFICER, Role.REGULATOR))
                .chain(() -> officers.ofHandler(id))
                .map(Page::whole);
    }

    @POST
    @WithTransaction
    @Operation(summary = "Record a protection officer, which meets the duty to designate one. 记录个人信息保护负责人。")
    @Extension(name = "x-provisions", value = "[\"PIPL-52\",\"AUD-12\",\"PIPO-1\"]", parseValue = true)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Officer.class)))
    public Uni<Response> record(
            @PathParam("id") String id, OfficerForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return handlers.lock(id)
                .chain(handler -> {
                    Caller caller = access.handlerIn(handler.province, id, Role.HANDLER_OFFICER);
                    required(form);
                    return idempotency.once(
                            answers.key(headers, uri, form),
                            () -> officers.record(caller, id, form)
                                    .map(officer -> answers.created("/handlers/" + id + "/officers", null, officer)));
                })
                .map(Commands::response);
    }

    @POST
    @Path("/{officerId}/report")
    @WithTransaction
    @Operation(summary = "Record that an officer was reported to the authority. 记录已报送负责人信息。")
    @Extension(name = "x-provisions", value = "[\"PIPL-52\",\"PIPO-1\"]", parseValue = true)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Officer.class)))
    public Uni<Response> report(
            @PathParam("id") String id,
            @PathParam("officerId") String officerId,
            OfficerForm.Report form,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return handlers.lock(id)
                .chain(handler -> {
                    Caller caller = access.handlerIn(handler.province, id, Role.HANDLER_OFFICER);
                    required(form);
                    return idempotency.once(
                            answers.key(headers, uri, form),
                            () -> officers.report(caller, id, officerId, form).map(answers::ok));
                })
                .map(Commands::response);
    }

    private static void required(Object body) {
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
    }
}
