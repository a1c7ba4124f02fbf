package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.review.Defect;
import dev.pipl.crossborder.review.StoredFinding;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
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
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was wrong with the transfers of one handler. */
@Path("/handlers/{id}/findings")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "review")
public class FindingResource {

    private static final Role[] READERS = {Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR};
    private static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    private final PgFindings findings;
    private final ReviewAgain again;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;
    private final Clock clock;
    private final LocalDate lawInForceFrom;

    FindingResource(
            PgFindings findings,
            ReviewAgain again,
            HandlerAccess handlers,
            Access access,
            Commands answers,
            Clock clock) {
        this.findings = findings;
        this.again = again;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
        this.lawInForceFrom = Provisions.load().get("PIPL-38").inForce();
    }

    @GET
    @Operation(
            summary = "List what was wrong with a year's transfers, by day. 按日期列出某年度出境记录的问题。",
            description =
                    "A defect never takes a transfer out of the count. Default: the current year." + " 存在问题的出境记录仍然计数。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-38\", \"PIPL-39\", \"PIPL-41\", \"PIPL-42\", \"PIPL-43\", \"PIPL-55\","
                                    + " \"CBDF-7\", \"CBDF-8\", \"CBDF-10\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = FindingPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("year") String year,
            @QueryParam("code") String code,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, READERS);
        PgFindings.Asked asked = new PgFindings.Asked(
                handlerId,
                asked(year).year(),
                narrowed("code", code, Defect::ofCode),
                narrowed("state", state, FindingResource::state));
        PageRequest page = PageRequest.of(limit, cursor, 2);
        LocalDate day = page.after().map(at -> day(at.keys().get(0))).orElse(BEFORE_ALL);
        String id = page.after().map(at -> at.keys().get(1)).orElse("");
        List<StoredFinding> rows = findings.page(asked, day, id, page.rowsToRead());
        return PageAnswer.of(
                Page.of(
                                rows,
                                page,
                                last -> Cursor.of(
                                        last.finding().key().day(),
                                        last.finding().key().id()))
                        .map(FindingView::of),
                uri);
    }

    @GET
    @Path("{findingId}")
    @Operation(
            summary = "Read one finding, as the subject of an alert names it. 查询单个问题，即警示所指。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\", \"PIPL-55\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The finding. 问题。",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    public FindingView read(@PathParam("id") String handlerId, @PathParam("findingId") String findingId) {
        handlers.require(handlerId, READERS);
        return findings.find(handlerId, findingId)
                .map(FindingView::of)
                .orElseThrow(() -> new Refusal(CommonProblem.RESOURCE_UNKNOWN));
    }

    @POST
    @Path("review")
    @Operation(
            summary = "Judge a year's transfers again, by what is on record now. 依现有在案事实重新核查某年度出境记录。",
            description = "What no longer holds becomes RESOLVED and is kept. Default: the current year."
                    + " 不再成立的问题标为 RESOLVED 并保留。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\", \"PIPL-55\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "How the year stands now. 核查结果。",
            content = @Content(schema = @Schema(implementation = ReviewAgain.YearReviewed.class)))
    public Response review(
            @PathParam("id") String handlerId,
            @QueryParam("year") String year,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        int asked = asked(year).year();
        return Commands.response(
                again.review(access.caller(), handlerId, asked, answers.key(headers, uri, Integer.toString(asked))));
    }

    private YearAsked asked(String year) {
        return YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom);
    }

    private static <T> Optional<T> narrowed(String field, String text, Function<String, Optional<T>> read) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = read.apply(text);
        if (value.isEmpty()) {
            throw Refusal.ofFields(List.of(new FieldError(field, "没有这个取值", "is not one of the known values")));
        }
        return value;
    }

    private static Optional<StoredFinding.State> state(String text) {
        return List.of(StoredFinding.State.values()).stream()
                .filter(state -> state.name().equals(text))
                .findFirst();
    }

    private static LocalDate day(String key) {
        try {
            return LocalDate.parse(key);
        } catch (DateTimeParseException e) {
            throw Cursor.invalid();
        }
    }

    /** For the contract only. */
    @Schema(name = "FindingPage")
    record FindingPage(List<FindingView> items, String next) {}
}
