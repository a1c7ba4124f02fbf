package dev.pipl.certification.platform.adapter;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.Visibility;
import dev.pipl.certification.handler.adapter.Holders;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.time.BeijingCalendar;
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

/** The reports that bodies owe the national platform (CERT-9). */
@Path("/platform-reports")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "platform-reports", description = "Reports to the national platform. 向全国认证认可信息公共服务平台的报送。")
public class ReportResource {
    private static final Role[] READERS = {Role.CERTIFICATION_BODY, Role.HANDLER_OFFICER, Role.REGULATOR, Role.OPERATOR
    };

    private final Access access;
    private final Reports reports;
    private final Holders holders;
    private final Clock clock;

    ReportResource(Access access, Reports reports, Holders holders, Clock clock) {
        this.access = access;
        this.reports = reports;
        this.holders = holders;
        this.clock = clock;
    }

    @GET
    @WithSession
    @Operation(
            summary = "List platform reports with their status. 列出报送及其状态。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-9\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = ReportPage.class)))
    public Uni<Response> list(
            @QueryParam("certificateNumber") String certificateNumber,
            @QueryParam("bodyId") String bodyId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Caller caller = access.role(READERS);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        LocalDate today = BeijingCalendar.today(clock);
        return reports.page(page, Visibility.of(caller), certificateNumber, bodyId)
                .map(rows -> PageAnswer.of(
                        Page.of(rows, page, row -> Cursor.of(row.position)).map(row -> ReportView.of(row, today)),
                        uri));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(
            summary = "Read a platform report. 查询报送。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-9\"]", parseValue = true))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Uni<Response> get(@PathParam("id") String id) {
        Caller caller = access.caller();
        LocalDate today = BeijingCalendar.today(clock);
        return reports.get(id)
                .call(row -> holders.province(row.handlerId)
                        .invoke(province -> Visibility.require(
                                caller,
                                row.bodyId,
                                row.handlerId,
                                province.orElse(null),
                                CertificationProblem.PLATFORM_REPORT_UNKNOWN,
                                READERS)))
                .map(row -> Response.ok(ReportView.of(row, today))
                        .header(HttpHeaders.ETAG, new EntityVersion(row.version).tag())
                        .build());
    }
}
