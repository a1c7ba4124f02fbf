package dev.pipl.registry.pipia.adapter;

import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.SessionIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.registry.handler.adapter.HandlerStore;
import dev.pipl.registry.pipia.PipiaForm;
import dev.pipl.registry.pipia.PipiaView;
import dev.pipl.registry.pipia.SupersessionForm;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /handlers/{id}/pipias}. */
@Path("/handlers/{id}/pipias")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "pipias", description = "Impact assessments. 个人信息保护影响评估。")
public class PipiaResource {
    private final HandlerStore handlers;
    private final Pipias pipias;
    private final SessionIdempotency idempotency;
    private final Commands answers;
    private final Access access;

    PipiaResource(
            HandlerStore handlers, Pipias pipias, SessionIdempotency idempotency, Commands answers, Access access) {
        this.handlers = handlers;
        this.pipias = pipias;
        this.idempotency = idempotency;
        this.answers = answers;
        this.access = access;
    }

    @POST
    @WithTransaction
    @Operation(
            summary = "Record a completed impact assessment. 记录已完成的个人信息保护影响评估。",
            description = "A report that lacks an item of its kinds is refused; one from after the activity's start is"
                    + " recorded with the violation. 缺少法定内容的不予记录；活动开始后才完成的，连同违规一并记录。")
    @Extension(name = "x-provisions", value = "[\"PIPL-55\",\"PIPL-56\",\"SCC-5\",\"CERT-6\"]", parseValue = true)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PipiaView.class)))
    public Uni<Response> complete(
            @PathParam("id") String id, PipiaForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return handlers.lock(id)
                .chain(handler -> {
                    Caller caller = access.handlerIn(handler.province, id, Role.HANDLER_OFFICER);
                    required(form);
                    return idempotency.once(
                            answers.key(headers, uri, form),
                            () -> pipias.complete(caller, id, form)
                                    .map(pipia -> answers.created(
                                            "/handlers/" + id + "/pipias/" + pipia.id(), null, pipias.view(pipia))));
                })
                .map(Commands::response);
    }

    @GET
    @WithSession
    @Operation(summary = "List the handler's impact assessments, oldest first. 按记录先后列出影响评估。")
    @Extension(name = "x-provisions", value = "[\"PIPL-55\",\"PIPL-56\"]", parseValue = true)
    public Uni<Response> list(
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        return readable(id).chain(() -> {
            PageRequest page = PageRequest.of(limit, cursor, 1);
            return pipias.list(id, page)
                    .map(rows -> Page.of(rows, page, Pipias::cursor).map(row -> pipias.view(row.toPipia())))
                    .map(answer -> PageAnswer.of(answer, uri));
        });
    }

    @GET
    @Path("/{pid}")
    @WithSession
    @Operation(summary = "Read an impact assessment. 查询影响评估。")
    @Extension(name = "x-provisions", value = "[\"PIPL-55\",\"PIPL-56\"]", parseValue = true)
    public Uni<PipiaView> read(@PathParam("id") String id, @PathParam("pid") String pid) {
        return readable(id).chain(() -> pipias.get(id, pid)).map(row -> pipias.view(row.toPipia()));
    }

    @POST
    @Path("/{pid}/supersession")
    @WithTransaction
    @Operation(summary = "Record that an impact assessment no longer stands. 记录影响评估已被替代或者不再适用。")
    @Extension(name = "x-provisions", value = "[\"PIPL-55\",\"PIPL-56\"]", parseValue = true)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PipiaView.class)))
    public Uni<Response> supersede(
            @PathParam("id") String id,
            @PathParam("pid") String pid,
            SupersessionForm form,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return handlers.lock(id)
                .chain(handler -> {
                    Caller caller = access.handlerIn(handler.province, id, Role.HANDLER_OFFICER);
                    required(form);
                    return idempotency.once(
                            answers.key(headers, uri, form),
                            () -> pipias.supersede(caller, id, pid, form).map(done -> answers.ok(pipias.view(done))));
                })
                .map(Commands::response);
    }

    private Uni<?> readable(String id) {
        return handlers.get(id)
                .invoke(handler -> access.handlerIn(handler.province, id, Role.HANDLER_OFFICER, Role.REGULATOR));
    }

    private static void required(Object body) {
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
    }
}
