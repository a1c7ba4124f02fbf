package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.crossborder.verification.ExportYear.Extent;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A handler's ledger itself, to be verified by anyone. */
@Path("/handlers/{id}/ledger")
@Authenticated
@Tag(name = "verification", description = "Proof that the ledger is what was written. 台账校验。")
public class LedgerResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final Role[] READERS = {Role.HANDLER_OFFICER, Role.REGULATOR};

    private final HandlerAccess handlers;
    private final Access access;
    private final Verifications verifications;
    private final LedgerExports exports;
    private final JdbcCommands commands;
    private final JdbcTrail trail;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();

    LedgerResource(
            HandlerAccess handlers,
            Access access,
            Verifications verifications,
            LedgerExports exports,
            JdbcCommands commands,
            JdbcTrail trail,
            Clock clock) {
        this.handlers = handlers;
        this.access = access;
        this.verifications = verifications;
        this.exports = exports;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    @GET
    @Path("verification")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Verify the stored ledger row by row. 逐行校验已存台账。",
            description = "Reads every row anew and changes nothing; a fault is an answer. 重新读取每一行；不符之处亦作为答复返回。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-51\", \"PIPL-54\", \"PIPL-56\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "What was found, sound or not. 校验结果。",
            content = @Content(schema = @Schema(implementation = VerificationViews.View.class)))
    @APIResponse(responseCode = "503", description = "Another ledger is being verified. 正在校验另一台账。")
    public VerificationViews.View verify(
            @PathParam("id") String handlerId,
            @Parameter(description = "Only that year. 仅该年度。") @QueryParam("year") String year) {
        handlers.require(handlerId, READERS);
        boolean isAll = year == null || year.isEmpty();
        return VerificationViews.View.of(verifications.verify(
                handlerId,
                isAll ? OptionalInt.empty() : OptionalInt.of(asked(year).year())));
    }

    @GET
    @Path("{year}/export")
    @Produces(NDJSON)
    @Operation(
            summary = "Export a year of the ledger, whole. 导出某年度完整台账。",
            description = "Every row as stored, in the documented format, with a signed root. 按公开格式导出每一行及签名根。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-51\", \"PIPL-54\", \"PIPL-56\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Lines of JSON: head, rows, trailer. 逐行 JSON：首部、台账行、尾部。",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "No row was added since. 没有新增台账行。")
    @APIResponse(responseCode = "404", description = "No such handler, or nothing recorded. 没有该处理者或者没有入账。")
    @APIResponse(responseCode = "503", description = "Too many exports are under way. 导出过多。")
    public Response export(
            @PathParam("id") String handlerId, @PathParam("year") String year, @Context Request request) {
        handlers.require(handlerId, READERS);
        int asked = asked(year).year();
        Extent extent = exports.extent(handlerId, asked)
                .orElseThrow(() ->
                        new Refusal(CommonProblem.RESOURCE_UNKNOWN, "该年度没有入账", "Nothing is recorded in that year"));
        EntityTag tag = new EntityTag(extent.tag(), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        note(handlerId, asked);
        StreamingOutput lines = out -> exports.write(extent, out);
        return Response.ok(lines, NDJSON)
                .tag(tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(handlerId, asked))
                .build();
    }

    /** Who took a ledger away is known. */
    private void note(String handlerId, int year) {
        commands.inTransaction(transaction -> {
            trail.add(
                    transaction,
                    TrailEntry.by(access.caller(), clock.instant(), "export-ledger", "ledger", handlerId + "/" + year)
                            .of(handlerId));
            return handlerId;
        });
    }

    private static String disposition(String handlerId, int year) {
        String name = handlerId.replaceAll("[^A-Za-z0-9._-]", "_");
        return "attachment; filename=\"ledger-" + name + "-" + year + ".ndjson\"";
    }

    private YearAsked asked(String year) {
        return YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom);
    }
}
