package dev.pipl.certification.certificate.adapter;

import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The findings on one certificate, for its body, its holder and the authorities. */
@Path("/certificates/{number}/findings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings", description = "Findings that wait for a decision. 待认证机构决定的发现。")
public class CertificateFindingsResource {
    private final Access access;
    private final Certificates certificates;
    private final CertificatePermits permits;

    CertificateFindingsResource(Access access, Certificates certificates, CertificatePermits permits) {
        this.access = access;
        this.certificates = certificates;
        this.permits = permits;
    }

    @GET
    @WithSession
    @Operation(
            summary = "List the findings on a certificate. 列出对证书的发现。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-5\", \"CERT-10\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = FindingPage.class)))
    public Uni<Response> ofCertificate(
            @PathParam("number") String number,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Caller caller = access.caller();
        PageRequest page = PageRequest.of(limit, cursor, 1);
        return certificates
                .get(number)
                .call(row -> permits.require(caller, row, CertificatePermits.READERS))
                .chain(row -> certificates.findings(page, "certificateNumber", number))
                .map(rows -> FindingsResource.answer(rows, page, uri));
    }
}
