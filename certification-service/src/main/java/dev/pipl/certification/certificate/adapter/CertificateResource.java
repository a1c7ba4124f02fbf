package dev.pipl.certification.certificate.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.Visibility;
import dev.pipl.certification.adapter.Sent;
import dev.pipl.certification.certificate.Scope;
import dev.pipl.certification.certificate.Suspension;
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
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Certificates: issued and suspended by their body, read by those whom they concern, looked up by anybody. */
@Path("/certificates")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "certificates", description = "Certificates and what becomes of them. 认证证书及其状态。")
public class CertificateResource {
    /** Limits of this interface, not of the law. */
    private static final int TEXT_LENGTH_MAX = 2000;

    private static final int REFERENCE_LENGTH_MAX = 200;
    private static final Set<String> STATUSES = Set.of("VALID", "SUSPENDED", "EXPIRED");
    private final Access access;
    private final Certificates certificates;
    private final CertificateDecisions decisions;
    private final CertificatePermits permits;
    private final Projections projections;
    private final Commands commands;
    private final SessionIdempotency idempotency;
    private final ObjectMapper json;
    private final Clock clock;

    CertificateResource(
            Access access,
            Certificates certificates,
            CertificateDecisions decisions,
            CertificatePermits permits,
            Projections projections,
            Commands commands,
            SessionIdempotency idempotency,
            ObjectMapper json,
            Clock clock) {
        this.access = access;
        this.certificates = certificates;
        this.decisions = decisions;
        this.permits = permits;
        this.projections = projections;
        this.commands = commands;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @WithTransaction
    @Operation(
            summary = "Issue a certificate. 出具认证证书。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CERT-5\", \"CERT-8\", \"CERT-9\", \"CERT-12\"]",
                            parseValue = true))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CertificateView.class)))
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CertificateRequests.Issue.class)))
    public Uni<Response> issue(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Sent<CertificateRequests.Issue> sent = Sent.read(body, CertificateRequests.Issue.class, json);
        Caller caller = Visibility.requireIssuer(access.caller(), sent.text("bodyId"));
        CertificateRequests.Issue request = sent.form();
        Form form = new Form();
        form.required("body", request);
        form.check();
        form.required("bodyId", request.bodyId());
        form.check();
        form.required("handlerId", request.handlerId());
        form.required("issuedOn", request.issuedOn());
        form.required("validUntil", request.validUntil());
        form.required("scope", request.scope());
        Bilingual description = request.scope() == null
                ? null
                : form.bilingual("scope.description", request.scope().description(), TEXT_LENGTH_MAX);
        form.check();
        Scope scope = new Scope(
                description,
                request.scope().recipientIds(),
                request.scope().purposes(),
                request.scope().categories(),
                request.scope().peopleCountMax());
        projections.requireReady();
        return idempotency
                .once(
                        commands.key(headers, uri, request),
                        () -> decisions
                                .issue(
                                        request.bodyId(),
                                        request.handlerId(),
                                        request.number(),
                                        scope,
                                        request.issuedOn(),
                                        request.validUntil(),
                                        caller)
                                .map(this::created))
                .map(Commands::response);
    }

    @GET
    @WithSession
    @Operation(summary = "List the certificates that the caller may see. 列出可见的认证证书。")
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = CertificatePage.class)))
    public Uni<Response> list(
            @QueryParam("bodyId") String bodyId,
            @QueryParam("handlerId") String handlerId,
            @QueryParam("status") String status,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Caller caller = access.role(CertificatePermits.READERS);
        if (status != null && !STATUSES.contains(status)) {
            throw CertificationProblem.invalid("status", "没有这个状态", "is no status of a certificate");
        }
        PageRequest page = PageRequest.of(limit, cursor, 1);
        LocalDate today = BeijingCalendar.today(clock);
        return certificates
                .page(page, Visibility.of(caller), new Certificates.Filter(bodyId, handlerId, status), today)
                .map(rows -> PageAnswer.of(
                        Page.of(rows, page, row -> Cursor.of(row.position)).map(row -> CertificateView.of(row, today)),
                        uri));
    }

    @GET
    @Path("/{number}")
    @WithSession
    @Operation(
            summary = "Read a certificate. 查询认证证书。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-8\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CertificateView.class)))
    public Uni<Response> get(@PathParam("number") String number) {
        Caller caller = access.caller();
        return certificates
                .get(number)
                .call(row -> permits.require(caller, row, CertificatePermits.READERS))
                .map(row -> Response.ok(CertificateView.of(row, BeijingCalendar.today(clock)))
                        .header(HttpHeaders.ETAG, tag(row))
                        .build());
    }

    @GET
    @Path("/{number}/public")
    @PermitAll
    @WithSession
    @Operation(
            summary = "Look up a certificate, open to anybody. 公开查询认证证书。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-10\"]", parseValue = true))
    public Uni<PublicCertificateView> publicView(@PathParam("number") String number) {
        return certificates.get(number).map(row -> PublicCertificateView.of(row, BeijingCalendar.today(clock)));
    }

    @POST
    @Path("/{number}/suspension")
    @WithTransaction
    @Operation(
            summary = "Record the decision of the body to suspend. 记录认证机构的暂停决定。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-9\", \"CERT-10\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CertificateView.class)))
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CertificateRequests.SuspensionDecision.class)))
    public Uni<Response> suspend(
            @PathParam("number") String number, byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.caller();
        Sent<CertificateRequests.SuspensionDecision> sent =
                Sent.read(body, CertificateRequests.SuspensionDecision.class, json);
        return idempotency
                .once(
                        commands.key(headers, uri, sent.compared()),
                        () -> certificates
                                .getForChange(number)
                                .call(row -> permits.require(caller, row, Role.CERTIFICATION_BODY))
                                .chain(row -> decisions.suspend(row, suspension(sent.form()), caller))
                                .map(row -> commands.ok(CertificateView.of(row, BeijingCalendar.today(clock)))))
                .map(Commands::response);
    }

    private Suspension suspension(CertificateRequests.SuspensionDecision request) {
        LocalDate today = BeijingCalendar.today(clock);
        Form form = new Form();
        form.required("body", request);
        form.check();
        form.required("ground", request.ground());
        form.text("reason", request.reason(), TEXT_LENGTH_MAX);
        if (request.findingReference() != null) {
            form.text("findingReference", request.findingReference(), REFERENCE_LENGTH_MAX);
        }
        form.check();
        LocalDate decidedOn = request.decidedOn() == null ? today : request.decidedOn();
        if (decidedOn.isAfter(today)) {
            throw CertificationProblem.invalid("decidedOn", "不得晚于今天", "must not be after today");
        }
        return new Suspension(request.ground(), request.reason(), request.findingReference(), decidedOn);
    }

    private Answer created(CertificateEntity row) {
        return commands.created(
                "/certificates/" + row.number, tag(row), CertificateView.of(row, BeijingCalendar.today(clock)));
    }

    private static String tag(CertificateEntity row) {
        return new EntityVersion(row.version).tag();
    }
}
