package dev.pipl.crossborder.year.adapter;

import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /years/{year}}: a calendar year of the whole platform. */
@Path("/years/{year}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendar years", description = "Closing years and destroying their keys. 年度关闭与密钥销毁。")
public class YearLifeResource {

    /** Technical: what fits on a page of the trail. */
    private static final int REASON_LENGTH_MAX = 500;

    private final YearCommands commands;
    private final Commands answers;
    private final Access access;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();

    YearLifeResource(YearCommands commands, Commands answers, Access access, Clock clock) {
        this.commands = commands;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /** Why something is done. */
    @Schema(name = "YearReason")
    record Reason(
            @Schema(required = true, maxLength = REASON_LENGTH_MAX)
            String reason) {}

    @GET
    @Operation(
            summary = "Read how far a calendar year has come. 查询年度状态。",
            description = "With the closing and, once its key is gone, the proof of that. 含关闭记录与销毁证明。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-56\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The year. 年度。",
            content = @Content(schema = @Schema(implementation = YearLifeView.class)))
    public YearLifeView read(@PathParam("year") String year) {
        access.role(Role.OPERATOR, Role.REGULATOR);
        return commands.read(asked(year));
    }

    @POST
    @Path("closing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Close a year that is over. 关闭已结束的年度。",
            description = "Late events of it are still recorded; they are told by changedSince. 迟到记录仍入账。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-8\", \"PIPL-56\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Closed. 已关闭。",
            content = @Content(schema = @Schema(implementation = YearLifeView.class)))
    @APIResponse(responseCode = "409", description = "Not over, or closed already. 未结束或已关闭。")
    public Response close(
            @PathParam("year") String year, Reason body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        String reason = reason(body);
        return Commands.response(commands.close(caller, asked(year), reason, answers.key(headers, uri, body)));
    }

    @POST
    @Path("key-destruction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose to destroy a year's key. 提议销毁年度密钥。",
            description = "Refused until every handler's retention is over; another person approves. 保存期限届满前拒绝。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-56\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "Proposed. 已提议。",
            content = @Content(schema = @Schema(implementation = YearLifeView.class)))
    @APIResponse(responseCode = "409", description = "Not closed, or proposed already. 未关闭或已有提议。")
    @APIResponse(responseCode = "422", description = "It must still be kept, and until when. 保存期限未满及届满日。")
    public Response propose(
            @PathParam("year") String year, Reason body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        String reason = reason(body);
        return Commands.response(commands.propose(caller, asked(year), reason, answers.key(headers, uri, body)));
    }

    @POST
    @Path("key-destruction/approval")
    @Operation(
            summary = "Destroy the key, as a second person. 第二人批准并销毁密钥。",
            description = "For good: later events of the year are rejected year-closed. 不可恢复。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-56\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Destroyed, with the proof. 已销毁，附证明。",
            content = @Content(schema = @Schema(implementation = YearLifeView.class)))
    @APIResponse(responseCode = "403", description = "The proposer cannot approve. 提议人不得批准。")
    @APIResponse(responseCode = "409", description = "Nothing is proposed. 没有提议。")
    @APIResponse(responseCode = "422", description = "A late event prolonged the retention. 迟到记录延长了保存期限。")
    public Response approve(@PathParam("year") String year, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        return Commands.response(commands.approve(caller, asked(year), answers.key(headers, uri, year)));
    }

    @POST
    @Path("key-destruction/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Refuse a proposed destruction, as a second person. 第二人否决销毁提议。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-56\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The key stays. 密钥保留。",
            content = @Content(schema = @Schema(implementation = YearLifeView.class)))
    @APIResponse(responseCode = "403", description = "The proposer cannot decide. 提议人不得决定。")
    public Response refuse(
            @PathParam("year") String year, Reason body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        String reason = reason(body);
        return Commands.response(commands.refuse(caller, asked(year), reason, answers.key(headers, uri, body)));
    }

    private static String reason(Reason body) {
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        Form form = new Form();
        form.text("reason", body.reason(), REASON_LENGTH_MAX);
        form.check();
        return body.reason();
    }

    private int asked(String year) {
        return YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom).year();
    }
}
