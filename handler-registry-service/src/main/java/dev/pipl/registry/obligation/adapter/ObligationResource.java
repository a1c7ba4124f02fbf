package dev.pipl.registry.obligation.adapter;

import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.SessionIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.handler.adapter.HandlerStore;
import dev.pipl.registry.obligation.DischargeForm;
import dev.pipl.registry.obligation.ObligationView;
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

/** {@code /handlers/{id}/obligations}. */
@Path("/handlers/{id}/obligations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "obligations", description = "What a handler owes. 义务。")
public class ObligationResource {
    private final HandlerStore handlers;
    private final ObligationStore store;
    private final Obligations obligations;
    private final SessionIdempotency idempotency;
    private final Commands answers;
    private final Projections projections;
    private final Access access;
    private final Clock clock;

    ObligationResource(
            HandlerStore handlers,
            ObligationStore store,
            Obligations obligations,
            SessionIdempotency idempotency,
            Commands answers,
            Projections projections,
            Access access,
            Clock clock) {
        this.handlers = handlers;
        this.store = store;
        this.obligations = obligations;
        this.idempotency = idempotency;
        this.answers = answers;
        this.projections = projections;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @WithSession
    @Operation(summary = "List what the handler owes and owed, oldest first. 列出义务及其状态与期限。")
    @Extension(
            name = "x-provisions",
            value = "[\"PIPL-52\",\"AUD-4\",\"AUD-12\",\"CBDF-7\",\"CBDF-8\"]",
            parseValue = true)
    public Uni<Page<ObligationView>> list(@PathParam("id") String id) {
        LocalDate today = BeijingCalendar.today(clock);
        return handlers.get(id)
                .invoke(handler -> {
                    access.handlerIn(handler.province, id, Role.HANDLER_OFFICER, Role.REGULATOR);
                    projections.requireReady(OtherServicesEvents.NAME);
                })
                .chain(() -> store.ofHandler(id))
                .map(all -> Page.whole(
                        all.stream().map(o -> ObligationView.of(o, today)).toList()));
    }

    @POST
    @Path("/{obligationId}/discharge")
    @WithTransaction
    @Operation(summary = "Record that an obligation is done, with evidence. 记录义务已履行及其证据。")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ObligationView.class)))
    public Uni<Response> discharge(
            @PathParam("id") String id,
            @PathParam("obligationId") String obligationId,
            DischargeForm form,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        LocalDate today = BeijingCalendar.today(clock);
        return handlers.lock(id)
                .chain(handler -> {
                    Caller caller = access.handlerIn(handler.province, id, Role.HANDLER_OFFICER);
                    if (form == null) {
                        throw new Refusal(CommonProblem.MALFORMED_JSON);
                    }
                    return idempotency.once(
                            answers.key(headers, uri, form),
                            () -> obligations
                                    .discharge(id, obligationId, form.toDischarge(caller.subject(), today))
                                    .map(done -> answers.ok(ObligationView.of(done, today))));
                })
                .map(Commands::response);
    }
}
