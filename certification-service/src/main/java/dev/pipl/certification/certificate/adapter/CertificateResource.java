package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.Form;
import dev.pipl.certification.Visibility;
import dev.pipl.certification.certificate.Scope;
import dev.pipl.certification.certificate.Suspension;
import dev.pipl.certification.handler.adapter.Holders;
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
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

/** Certificates: issued and suspended by their body, read by those whom they concern, looked up by anybody. */
@Path("/certificates")
@Authenticated
public class CertificateResource {
    /** Limits of this interface, not of the law. */
    private static final int TEXT_LENGTH_MAX = 2000;

    private static final int REFERENCE_LENGTH_MAX = 200;
    private static final Set<String> STATUSES = Set.of("VALID", "SUSPENDED", "EXPIRED");
    private static final Role[] READERS = {Role.CERTIFICATION_BODY, Role.HANDLER_OFFICER, Role.REGULATOR, Role.OPERATOR
    };

    private final Access access;
    private final Certificates certificates;
    private final CertificateDecisions decisions;
    private final Holders holders;
    private final Projections projections;
    private final Commands commands;
    private final SessionIdempotency idempotency;
    private final Clock clock;

    CertificateResource(
            Access access,
            Certificates certificates,
            CertificateDecisions decisions,
            Holders holders,
            Projections projections,
            Commands commands,
            SessionIdempotency idempotency,
            Clock clock) {
        this.access = access;
        this.certificates = certificates;
        this.decisions = decisions;
        this.holders = holders;
        this.projections = projections;
        this.commands = commands;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @POST
    @WithTransaction
    public Uni<Response> issue(CertificateRequests.Issue request, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = new Form();
        form.required("body", request);
        form.check();
        form.required("bodyId", request.bodyId());
        form.check();
        Caller caller = access.tenant(
                Role.CERTIFICATION_BODY,
                request.bodyId(),
                CertificationProblem.CERTIFICATION_BODY_UNKNOWN,
                Role.CERTIFICATION_BODY);
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
    public Uni<Response> list(
            @QueryParam("bodyId") String bodyId,
            @QueryParam("handlerId") String handlerId,
            @QueryParam("status") String status,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Caller caller = access.role(READERS);
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
    public Uni<Response> get(@PathParam("number") String number) {
        Caller caller = access.caller();
        return certificates
                .get(number)
                .call(row -> require(caller, row, READERS))
                .map(row -> Response.ok(CertificateView.of(row, BeijingCalendar.today(clock)))
                        .header(HttpHeaders.ETAG, tag(row))
                        .build());
    }

    @GET
    @Path("/{number}/public")
    @PermitAll
    @WithSession
    public Uni<PublicCertificateView> publicView(@PathParam("number") String number) {
        return certificates.get(number).map(row -> PublicCertificateView.of(row, BeijingCalendar.today(clock)));
    }

    @GET
    @Path("/{number}/findings")
    @WithSession
    public Uni<Response> findings(
            @PathParam("number") String number,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Caller caller = access.caller();
        PageRequest page = PageRequest.of(limit, cursor, 1);
        return certificates
                .get(number)
                .call(row -> require(caller, row, READERS))
                .chain(row -> certificates.findings(page, "certificateNumber", number))
                .map(rows -> FindingsResource.answer(rows, page, uri));
    }

    @POST
    @Path("/{number}/suspension")
    @WithTransaction
    public Uni<Response> suspend(
            @PathParam("number") String number,
            CertificateRequests.SuspensionDecision request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Caller caller = access.caller();
        return idempotency
                .once(
                        commands.key(headers, uri, request),
                        () -> certificates
                                .getForChange(number)
                                .call(row -> require(caller, row, Role.CERTIFICATION_BODY))
                                .chain(row -> decisions.suspend(row, suspension(request), caller))
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

    private Uni<Caller> require(Caller caller, CertificateEntity row, Role... allowed) {
        return holders.province(row.handlerId)
                .map(province -> Visibility.require(
                        caller,
                        row.bodyId,
                        row.handlerId,
                        province.orElse(null),
                        CertificationProblem.CERTIFICATE_UNKNOWN,
                        allowed));
    }

    private Answer created(CertificateEntity row) {
        return commands.created(
                "/certificates/" + row.number, tag(row), CertificateView.of(row, BeijingCalendar.today(clock)));
    }

    private static String tag(CertificateEntity row) {
        return new EntityVersion(row.version).tag();
    }
}
