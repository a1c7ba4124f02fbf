package dev.pipl.registry.handler.adapter;

import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.SessionIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.handler.Handler;
import dev.pipl.registry.handler.HandlerForm;
import dev.pipl.registry.handler.HandlerView;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /handlers}. */
@Path("/handlers")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "handlers", description = "Personal information handlers. 个人信息处理者。")
public class HandlerResource {
    private final HandlerCommands commands;
    private final HandlerStore handlers;
    private final SessionIdempotency idempotency;
    private final Commands answers;
    private final Access access;
    private final Clock clock;

    HandlerResource(
            HandlerCommands commands,
            HandlerStore handlers,
            SessionIdempotency idempotency,
            Commands answers,
            Access access,
            Clock clock) {
        this.commands = commands;
        this.handlers = handlers;
        this.idempotency = idempotency;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @WithTransaction
    @Operation(summary = "Register a handler. 登记个人信息处理者。")
    @Extension(name = "x-provisions", value = "[\"PIPL-3\"]", parseValue = true)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HandlerView.class)))
    public Uni<Response> register(HandlerForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        required(form);
        return idempotency
                .once(
                        answers.key(headers, uri, form),
                        () -> commands.register(caller, form).map(this::created))
                .map(Commands::response);
    }

    private Answer created(Handler handler) {
        return answers.created("/handlers/" + handler.id(), new EntityVersion(handler.version()).tag(), view(handler));
    }

    @GET
    @WithSession
    @Operation(summary = "List handlers, oldest registration first. 按登记先后列出个人信息处理者。")
    public Uni<Response> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        Caller caller = access.role(Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        return handlers.list(caller, page)
                .map(rows -> Page.of(rows, page, HandlerStore::cursor).map(row -> view(row.toHandler())))
                .map(answer -> PageAnswer.of(answer, uri));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Read a handler. 查询个人信息处理者。")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HandlerView.class)))
    public Uni<Response> read(@PathParam("id") String id) {
        return handlers.get(id).map(entity -> {
            access.handlerIn(entity.province, id, Role.HANDLER_OFFICER, Role.REGULATOR);
            return answer(entity.toHandler());
        });
    }

    @GET
    @Path("/{id}/facts")
    @WithSession
    @Operation(summary = "Read the dated facts of a handler with their history. 查询事实及其沿革。")
    public Uni<HandlerView.FactsView> facts(@PathParam("id") String id) {
        return handlers.get(id).map(entity -> {
            access.handlerIn(entity.province, id, Role.HANDLER_OFFICER, Role.REGULATOR);
            return HandlerView.FactsView.of(entity.toHandler());
        });
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "State a handler anew; changed facts are added to their history. 变更登记，事实按生效日记入沿革。")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HandlerView.class)))
    public Uni<Response> change(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, HandlerForm form) {
        return handlers.get(id)
                .chain(entity -> {
                    Caller caller = access.handlerIn(entity.province, id, Role.HANDLER_OFFICER);
                    required(form);
                    return commands.change(caller, id, ifMatch, form);
                })
                .map(this::answer);
    }

    private Response answer(Handler handler) {
        return Response.ok(view(handler))
                .header(HttpHeaders.ETAG, new EntityVersion(handler.version()).tag())
                .build();
    }

    private HandlerView view(Handler handler) {
        return HandlerView.of(handler, BeijingCalendar.today(clock));
    }

    private static void required(Object body) {
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
    }
}
