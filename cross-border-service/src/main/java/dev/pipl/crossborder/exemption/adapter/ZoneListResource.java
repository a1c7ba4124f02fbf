package dev.pipl.crossborder.exemption.adapter;

import dev.pipl.crossborder.exemption.ExemptionProblem;
import dev.pipl.crossborder.exemption.ZoneList;
import dev.pipl.crossborder.exemption.ZoneListForm;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /free-trade-zone-lists}. */
@Path("/free-trade-zone-lists")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "free-trade-zone-lists", description = "Negative lists of the free-trade zones. 自由贸易试验区负面清单。")
public class ZoneListResource {

    private final JdbcCommands transactions;
    private final PgZoneLists lists;
    private final JdbcTrail trail;
    private final Access access;
    private final Commands answers;
    private final Clock clock;

    ZoneListResource(
            JdbcCommands transactions,
            PgZoneLists lists,
            JdbcTrail trail,
            Access access,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.lists = lists;
        this.trail = trail;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a version of a zone's negative list on record. 登记某一版本的负面清单。",
            description = "It never changes; from its first day transfers that claim the zone are judged by it."
                    + " 登记后不可更改，自施行之日起适用。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-6\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "On record. 已登记。",
            content = @Content(schema = @Schema(implementation = ZoneListBody.class)))
    public Response upload(ZoneListForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        ZoneList list = form.toList();
        return Commands.response(transactions.once(answers.key(headers, uri, form), transaction -> {
            Instant now = clock.instant();
            ZoneListBody body = ZoneListBody.of(list);
            lists.insert(transaction, list, now, caller.subject());
            trail.add(
                    transaction,
                    TrailEntry.by(
                                    caller,
                                    now,
                                    "upload-zone-list",
                                    "free-trade-zone-list",
                                    list.zone() + "/" + list.version())
                            .changing(null, EventJson.mapper().valueToTree(body)));
            return answers.created(location(list), null, body);
        }));
    }

    private static String location(ZoneList list) {
        return jakarta.ws.rs.core.UriBuilder.fromPath("/free-trade-zone-lists/{zone}/{version}")
                .build(list.zone(), list.version())
                .toString();
    }

    @GET
    @Operation(
            summary = "List the negative lists, by zone and version. 列出各负面清单。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-6\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = ZoneListPage.class)))
    public Response list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        readable();
        PageRequest page = PageRequest.of(limit, cursor, 2);
        List<ZoneList> rows = lists.list(
                page.after().map(at -> at.keys().get(0)).orElse(""),
                page.after().map(at -> at.keys().get(1)).orElse(""),
                page.rowsToRead());
        return PageAnswer.of(
                Page.of(rows, page, last -> Cursor.of(last.zone(), last.version()))
                        .map(ZoneListBody::of),
                uri);
    }

    @GET
    @Path("{zone}/{version}")
    @Operation(
            summary = "Read a version of a zone's negative list. 查询某一版本的负面清单。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-6\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The list. 清单。",
            content = @Content(schema = @Schema(implementation = ZoneListBody.class)))
    public ZoneListBody read(@PathParam("zone") String zone, @PathParam("version") String version) {
        readable();
        return lists.find(zone, version)
                .map(ZoneListBody::of)
                .orElseThrow(() -> new Refusal(ExemptionProblem.ZONE_LIST_UNKNOWN));
    }

    private void readable() {
        access.role(Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR, Role.CERTIFICATION_BODY, Role.AGENCY_AUDITOR);
    }

    /** For the contract only. */
    @Schema(name = "ZoneListPage")
    record ZoneListPage(List<ZoneListBody> items, String next) {}
}
