package dev.pipl.crossborder.exemption.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.exemption.ZoneRegistration;
import dev.pipl.crossborder.exemption.ZoneRegistrationForm;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The free-trade zones that one handler is registered in. */
@Path("/handlers/{id}/zone-registrations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "free-trade-zone-lists")
public class ZoneRegistrationResource {

    private final JdbcCommands transactions;
    private final PgZoneLists lists;
    private final JdbcTrail trail;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;
    private final Clock clock;

    ZoneRegistrationResource(
            JdbcCommands transactions,
            PgZoneLists lists,
            JdbcTrail trail,
            HandlerAccess handlers,
            Access access,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.lists = lists;
        this.trail = trail;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
    }

    /** A registration as it goes over the wire. */
    @Schema(name = "ZoneRegistration")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String handlerId,
            String zone,
            Set<String> industries,
            String reference,
            LocalDate from,
            LocalDate until,
            OffsetDateTime recordedAt) {
        static View of(ZoneRegistration registration) {
            return new View(
                    registration.id(),
                    registration.handlerId(),
                    registration.zone(),
                    registration.industries(),
                    registration.reference(),
                    registration.from(),
                    registration.until().orElse(null),
                    BeijingCalendar.at(registration.recordedAt()));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record that the handler is registered in a free-trade zone. 记录处理者在自由贸易试验区的注册。",
            description = "A newer one takes the place of an older one from its first day on. 新的登记自首日起取代旧的。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-6\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "On record. 已登记。",
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response register(
            @PathParam("id") String handlerId,
            ZoneRegistrationForm form,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        KnownHandler handler = handlers.require(handlerId, Role.HANDLER_OFFICER);
        Caller caller = access.caller();
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        return Commands.response(transactions.once(answers.key(headers, uri, form), transaction -> {
            Instant now = clock.instant();
            LocalDate today = BeijingCalendar.dateOf(now);
            ZoneRegistration registration = form.toRegistration(
                    EventIds.random(), handlerId, handler.on(today).facts(), today, now);
            View view = View.of(registration);
            lists.register(transaction, registration, caller.subject());
            trail.add(
                    transaction,
                    TrailEntry.by(caller, now, "register-in-zone", "zone-registration", registration.id())
                            .of(handlerId)
                            .changing(null, EventJson.mapper().valueToTree(view)));
            return answers.created("/handlers/" + handlerId + "/zone-registrations", null, view);
        }));
    }

    @GET
    @Operation(
            summary = "List a handler's registrations in free-trade zones. 列出处理者在自由贸易试验区的注册。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-6\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "All of them, oldest record first. 按记录先后。",
            content = @Content(schema = @Schema(implementation = Registrations.class)))
    public Page<View> list(@PathParam("id") String handlerId) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        return Page.whole(lists.registrations(handlerId).stream().map(View::of).toList());
    }

    /** For the contract only. */
    @Schema(name = "ZoneRegistrations")
    record Registrations(List<View> items) {}
}
