package dev.pipl.certification.body.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.Visibility;
import dev.pipl.certification.adapter.Sent;
import dev.pipl.certification.body.CertificationBody;
import dev.pipl.events.EventIds;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.SessionIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Bilingual;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Certification bodies: registered by the operator, filing for themselves, answered by the national authority. */
@Path("/certification-bodies")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "certification-bodies", description = "Certification bodies and their filing. 专业认证机构及其备案。")
public class BodyResource {
    /** Limits of this interface, not of the law. */
    private static final int NAME_LENGTH_MAX = 200;

    private static final int REASONS_LENGTH_MAX = 2000;

    private final Access access;
    private final Bodies bodies;
    private final FilingSteps steps;
    private final CertificationLaw law;
    private final Commands commands;
    private final SessionIdempotency idempotency;
    private final ObjectMapper json;
    private final Clock clock;

    BodyResource(
            Access access,
            Bodies bodies,
            FilingSteps steps,
            CertificationLaw law,
            Commands commands,
            SessionIdempotency idempotency,
            ObjectMapper json,
            Clock clock) {
        this.access = access;
        this.bodies = bodies;
        this.steps = steps;
        this.law = law;
        this.commands = commands;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @WithTransaction
    @Operation(
            summary = "Register a certification body. 登记专业认证机构。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-12\"]", parseValue = true))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BodyView.class)))
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = BodyRequests.Registration.class)))
    public Uni<Response> register(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        BodyRequests.Registration request =
                Sent.read(body, BodyRequests.Registration.class, json).form();
        Form form = new Form();
        form.required("body", request);
        form.check();
        Bilingual name = form.bilingual("name", request.name(), NAME_LENGTH_MAX);
        LocalDate qualifiedOn = form.required("qualifiedOn", request.qualifiedOn());
        form.check();
        if (qualifiedOn.isAfter(BeijingCalendar.today(clock))) {
            throw CertificationProblem.invalid("qualifiedOn", "不得晚于今天", "must not be after today");
        }
        return once(headers, uri, request, () -> {
            CertificationBody qualified = CertificationBody.qualified(
                    EventIds.random(), name, qualifiedOn, law.clocks().bodyFilingDueOn(qualifiedOn));
            return steps.register(qualified, caller)
                    .map(row -> commands.created(
                            "/certification-bodies/" + row.id, new EntityVersion(row.version).tag(), BodyView.of(row)));
        });
    }

    @GET
    @WithSession
    @Operation(summary = "List certification bodies, oldest registration first. 按登记先后列出专业认证机构。")
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = BodyPage.class)))
    public Uni<Response> list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        Caller caller = access.role(Role.CERTIFICATION_BODY, Role.REGULATOR, Role.OPERATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        boolean all = caller.is(Role.OPERATOR) || caller.is(Role.REGULATOR);
        Uni<List<BodyEntity>> rows = all
                ? bodies.page(page)
                : bodies.page(page, Visibility.of(caller).bodies());
        return rows.map(found -> PageAnswer.of(
                Page.of(found, page, row -> Cursor.of(row.position)).map(BodyView::of), uri));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(
            summary = "Read a certification body. 查询专业认证机构。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-12\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BodyView.class)))
    public Uni<Response> get(@PathParam("id") String id) {
        requireReader(id);
        return bodies.get(id)
                .map(row -> Response.ok(BodyView.of(row))
                        .header(HttpHeaders.ETAG, new EntityVersion(row.version).tag())
                        .build());
    }

    @GET
    @Path("/{id}/filing")
    @WithSession
    @Operation(
            summary = "Read where a filing stands. 查询备案情况。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-12\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BodyView.FilingView.class)))
    public Uni<Response> filing(@PathParam("id") String id) {
        requireReader(id);
        return bodies.get(id)
                .map(row -> Response.ok(BodyView.of(row).filing())
                        .header(HttpHeaders.ETAG, new EntityVersion(row.version).tag())
                        .build());
    }

    @POST
    @Path("/{id}/filing")
    @WithTransaction
    @Operation(
            summary = "Hand in the eight filing materials. 提交八项备案材料。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-12\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BodyView.FilingView.class)))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BodyRequests.Filing.class)))
    public Uni<Response> file(
            @PathParam("id") String id, byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.tenant(
                Role.CERTIFICATION_BODY, id, CertificationProblem.CERTIFICATION_BODY_UNKNOWN, Role.CERTIFICATION_BODY);
        BodyRequests.Filing request =
                Sent.read(body, BodyRequests.Filing.class, json).form();
        Form form = new Form();
        form.required("body", request);
        form.check();
        form.required("materials", request.materials());
        form.check();
        LocalDate on = notAfterToday("submittedOn", request.submittedOn());
        return once(
                headers,
                uri,
                request,
                () -> steps.submit(id, request.materials(), on, caller)
                        .map(row -> commands.ok(BodyView.of(row).filing())));
    }

    @POST
    @Path("/{id}/filing/decision")
    @WithTransaction
    @Operation(
            summary = "Record the answer of the national authority. 记录国家网信部门的备案答复。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-12\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BodyView.FilingView.class)))
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BodyRequests.Decision.class)))
    public Uni<Response> decide(
            @PathParam("id") String id, byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.tenant(
                Role.CERTIFICATION_BODY, id, CertificationProblem.CERTIFICATION_BODY_UNKNOWN, Role.REGULATOR);
        if (!caller.isNationalRegulator()) {
            // CERT-12: bodies file with the national authority.
            throw new Refusal(CommonProblem.NOT_PERMITTED);
        }
        BodyRequests.Decision request =
                Sent.read(body, BodyRequests.Decision.class, json).form();
        Form form = new Form();
        form.required("body", request);
        form.check();
        form.required("outcome", request.outcome());
        if (request.outcome() == BodyRequests.Outcome.REJECTED) {
            form.text("reasons", request.reasons(), REASONS_LENGTH_MAX);
        }
        form.check();
        LocalDate on = notAfterToday("decidedOn", request.decidedOn());
        LocalDate publicisedOn =
                request.publicisedOn() == null ? on : notAfterToday("publicisedOn", request.publicisedOn());
        return once(
                headers,
                uri,
                request,
                () -> (request.outcome() == BodyRequests.Outcome.FILED
                                ? steps.accept(id, on, publicisedOn, caller)
                                : steps.reject(id, on, request.reasons(), caller))
                        .map(row -> commands.ok(BodyView.of(row).filing())));
    }

    private void requireReader(String id) {
        access.tenant(
                Role.CERTIFICATION_BODY,
                id,
                CertificationProblem.CERTIFICATION_BODY_UNKNOWN,
                Role.CERTIFICATION_BODY,
                Role.REGULATOR,
                Role.OPERATOR);
    }

    private LocalDate notAfterToday(String field, LocalDate given) {
        LocalDate today = BeijingCalendar.today(clock);
        if (given != null && given.isAfter(today)) {
            throw CertificationProblem.invalid(field, "不得晚于今天", "must not be after today");
        }
        return given == null ? today : given;
    }

    private Uni<Response> once(HttpHeaders headers, UriInfo uri, Object request, Supplier<Uni<Answer>> command) {
        Optional<CommandKey> key = commands.key(headers, uri, request);
        return idempotency.once(key, command).map(Commands::response);
    }
}
