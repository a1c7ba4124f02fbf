package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.body.adapter.Bodies;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The findings that wait for a body's decision. */
@Path("/certification-bodies/{id}/findings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "findings", description = "Findings that wait for a decision. 待认证机构决定的发现。")
public class FindingsResource {
    private final Access access;
    private final Bodies bodies;
    private final Certificates certificates;

    FindingsResource(Access access, Bodies bodies, Certificates certificates) {
        this.access = access;
        this.bodies = bodies;
        this.certificates = certificates;
    }

    @GET
    @WithSession
    @Operation(
            summary = "List the findings addressed to a body. 列出发给该机构的发现。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-5\", \"CERT-10\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = FindingPage.class)))
    public Uni<Response> ofBody(
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        access.tenant(
                Role.CERTIFICATION_BODY,
                id,
                CertificationProblem.CERTIFICATION_BODY_UNKNOWN,
                Role.CERTIFICATION_BODY,
                Role.REGULATOR,
                Role.OPERATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        return bodies.get(id)
                .chain(body -> certificates.findings(page, "bodyId", id))
                .map(rows -> answer(rows, page, uri));
    }

    static Response answer(List<ScopeFindingEntity> rows, PageRequest page, UriInfo uri) {
        return PageAnswer.of(Page.of(rows, page, row -> Cursor.of(row.position)).map(FindingView::of), uri);
    }
}
