package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.GroupProblem;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.SplittingNews;
import dev.pipl.crossborder.group.adapter.SplittingViews.CaseView;
import dev.pipl.crossborder.group.adapter.SplittingViews.DecisionForm;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Provisions;
import io.quarkus.security.Authenticated;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Suspected splitting, for those concerned to read and for a reviewer to decide. */
@Path("/splitting-cases")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public class SplittingResource {

    private final PgSplittingCases cases;
    private final DecideSplitting decide;
    private final SplittingAccess access;
    private final JdbcCommands commands;
    private final Commands answers;
    private final SplittingNews news = new SplittingNews(Provisions.load());

    SplittingResource(
            PgSplittingCases cases,
            DecideSplitting decide,
            SplittingAccess access,
            JdbcCommands commands,
            Commands answers) {
        this.cases = cases;
        this.decide = decide;
        this.access = access;
        this.commands = commands;
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "List suspected splitting, oldest first. 按先后列出拆分嫌疑案件。",
            description = "An officer sees the cases of its handlers, with what concerns them alone."
                    + " 处理者的负责人仅见涉及本处理者的案件及本方数据。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-5\", \"SCC-4\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = CasePage.class)))
    public Response list(
            @QueryParam("state") String state,
            @QueryParam("handlerId") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Caller caller = access.reader();
        String wanted = state == null || state.isEmpty() ? null : state(state).name();
        Set<String> concerned = concerned(caller, handlerId);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<SplittingCase>> rows = commands.inTransaction(
                connection -> cases.page(connection, page.afterNumber(), wanted, concerned, page.rowsToRead()));
        Page<SplittingCase> found = Page.ofPlaced(rows, page);
        // A province's regulator sees those in which a handler of its province is concerned.
        List<CaseView> views = found.items().stream()
                .filter(of -> !access.visible(caller, of).isEmpty())
                .map(of -> view(of, access.visible(caller, of)))
                .toList();
        return PageAnswer.of(new Page<>(views, found.next()), uri);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read a splitting case with its evidence. 查询拆分嫌疑案件及证据。",
            extensions = @Extension(name = "x-provisions", value = "[\"CERT-5\", \"SCC-4\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The case. 案件。",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response read(@PathParam("id") String id) {
        Caller caller = access.reader();
        SplittingCase of = find(id);
        Set<String> visible = access.require(caller, of);
        return Response.ok(view(of, visible))
                .header(HttpHeaders.ETAG, new EntityVersion(of.version()).tag())
                .build();
    }

    @POST
    @Path("{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Clear or confirm a splitting case, with a reason. 审查结论：排除或确认拆分嫌疑。",
            description = "By a regulator or operator who belongs to none of the handlers. Needs If-Match."
                    + " 由不属于相关处理者的监管人员或运营人员作出，须带 If-Match。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CERT-5\", \"SCC-4\", \"PIPL-73\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The case as decided. 已有结论的案件。",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @APIResponse(responseCode = "409", description = "It is decided already. 已有结论。")
    @APIResponse(responseCode = "412", description = "It has changed since it was read. 案件已有变化。")
    @APIResponse(responseCode = "428", description = "If-Match is missing. 缺少 If-Match。")
    public Response decide(
            @PathParam("id") String id, DecisionForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller reviewer = access.reviewer(find(id));
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        CaseState outcome = DecideSplitting.outcome(form);
        return Commands.response(commands.once(answers.key(headers, uri, form), transaction -> {
            SplittingCase decided = decide.decide(
                    transaction, id, outcome, form.reason(), reviewer, headers.getHeaderString(HttpHeaders.IF_MATCH));
            return answers.ok(view(decided, Set.copyOf(decided.handlerIds())));
        }));
    }

    private SplittingCase find(String id) {
        return commands.inTransaction(connection -> cases.find(connection, id))
                .orElseThrow(() -> new Refusal(GroupProblem.SPLITTING_CASE_UNKNOWN));
    }

    private CaseView view(SplittingCase of, Set<String> visible) {
        return CaseView.of(of, visible, news.findings(of));
    }

    /** {@code null} for no restriction. */
    private static Set<String> concerned(Caller caller, String handlerId) {
        boolean isOfAll = caller.is(Role.REGULATOR) || caller.is(Role.OPERATOR);
        if (handlerId == null || handlerId.isEmpty()) {
            return isOfAll ? null : caller.tenants();
        }
        if (!isOfAll && !caller.tenants().contains(handlerId)) {
            throw new Refusal(CommonProblem.HANDLER_UNKNOWN);
        }
        return Set.of(handlerId);
    }

    private static CaseState state(String asked) {
        return Arrays.stream(CaseState.values())
                .filter(state -> state.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> Refusal.ofFields(List.of(new FieldError(
                        "state",
                        "须为 OPEN、REVIEW_HOLD、CLEARED 或 CONFIRMED",
                        "must be OPEN, REVIEW_HOLD, CLEARED or CONFIRMED"))));
    }

    /** For the contract only. */
    @Schema(name = "SplittingCasePage")
    record CasePage(List<CaseView> items, String next) {}
}
