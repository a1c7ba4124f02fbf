package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.screening.ScreeningMatch;
import dev.pipl.crossborder.screening.ScreeningProblem;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /screening-matches/{id}}. */
@Path("/screening-matches/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "screening")
public class MatchResource {

    /** Technical, in characters. */
    private static final int REASON_MAX = 1_000;

    private final MatchCommands commands;
    private final PgScreeningMatches matches;
    private final HandlerAccess handlers;
    private final DataSource database;
    private final Access access;
    private final Commands answers;

    MatchResource(
            MatchCommands commands,
            PgScreeningMatches matches,
            HandlerAccess handlers,
            DataSource database,
            Access access,
            Commands answers) {
        this.commands = commands;
        this.matches = matches;
        this.handlers = handlers;
        this.database = database;
        this.access = access;
        this.answers = answers;
    }

    /** What a person decides, and why. */
    @Schema(
            name = "ScreeningDecision",
            requiredProperties = {"decision", "reason"})
    record DecisionForm(
            @Schema(
                    description = "CLEARED: somebody else. CONFIRMED: the listed one. 非清单所列；或者即清单所列。",
                    examples = "CLEARED")
            String decision,

            String reason) {}

    @GET
    @Operation(
            summary = "Read a screening match. 查询筛查结果。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-42\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The match. 筛查结果。",
            content = @Content(schema = @Schema(implementation = MatchView.class)))
    public Response read(@PathParam("id") String id) {
        ScreeningMatch match = owned(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        return Response.ok(MatchView.of(match))
                .header(HttpHeaders.ETAG, new EntityVersion(match.version()).tag())
                .build();
    }

    @POST
    @Path("decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Clear or confirm a screening match. 排除或者确认筛查结果。",
            description =
                    "The handler's officer decides on a possible match that is open, and clears none of a recipient that"
                            + " he named himself; an exact one, and a decision once made, are for the operator or an authority."
                            + " 处理者的负责人只能认定待定的可能匹配，且不得排除自己登记的接收方；完全匹配及已作认定的由运营方或者主管部门处理。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-42\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Decided. 已认定。",
            content = @Content(schema = @Schema(implementation = MatchView.class)))
    public Response decide(
            @PathParam("id") String id, DecisionForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        ScreeningMatch match = owned(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        if (!match.isForHandler()) {
            access.role(Role.OPERATOR, Role.REGULATOR);
        }
        ScreeningMatch.State to = read(form);
        return Commands.response(
                commands.decide(access.caller(), id, to, form.reason(), answers.key(headers, uri, form)));
    }

    private static ScreeningMatch.State read(DecisionForm form) {
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        List<FieldError> errors = new ArrayList<>();
        boolean isCleared = "CLEARED".equals(form.decision());
        if (!isCleared && !"CONFIRMED".equals(form.decision())) {
            errors.add(new FieldError("decision", "须为 CLEARED 或者 CONFIRMED", "must be CLEARED or CONFIRMED"));
        }
        if (form.reason() == null || form.reason().isBlank() || form.reason().length() > REASON_MAX) {
            errors.add(new FieldError(
                    "reason",
                    "须为非空文本，最多 " + REASON_MAX + " 个字符",
                    "must be a text of at most " + REASON_MAX + " characters, not blank"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return isCleared ? ScreeningMatch.State.CLEARED : ScreeningMatch.State.CONFIRMED;
    }

    private ScreeningMatch owned(String id, Role... allowed) {
        try (Connection connection = database.getConnection()) {
            ScreeningMatch match = matches.find(connection, id)
                    .orElseThrow(() -> new Refusal(ScreeningProblem.SCREENING_MATCH_UNKNOWN));
            handlers.requireOwned(match.handlerId(), ScreeningProblem.SCREENING_MATCH_UNKNOWN, allowed);
            return match;
        } catch (SQLException e) {
            throw new LedgerUnavailable("the screening matches cannot be read", e);
        }
    }
}
