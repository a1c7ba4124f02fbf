package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.screening.ScreeningMatch;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The matches of one handler's recipients with the list. */
@Path("/handlers/{id}/screening-matches")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "screening", description = "Recipients that are, or may be, on the list. 接收方与清单的筛查结果。")
public class MatchListResource {

    private final PgScreeningMatches matches;
    private final HandlerAccess handlers;
    private final DataSource database;

    MatchListResource(PgScreeningMatches matches, HandlerAccess handlers, DataSource database) {
        this.matches = matches;
        this.handlers = handlers;
        this.database = database;
    }

    /** For the contract only. */
    @Schema(name = "ScreeningMatchPage")
    record ScreeningMatchPage(List<MatchView> items, String next) {}

    @GET
    @Operation(
            summary = "List the screening matches of a handler's recipients, oldest first. 按发现先后列出筛查结果。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-42\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = ScreeningMatchPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        Optional<ScreeningMatch.State> only = only(state);
        try (Connection connection = database.getConnection()) {
            List<Placed<ScreeningMatch>> rows =
                    matches.list(connection, handlerId, only, page.afterNumber(), page.rowsToRead());
            return PageAnswer.of(Page.ofPlaced(rows, page).map(MatchView::of), uri);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the screening matches cannot be read", e);
        }
    }

    private static Optional<ScreeningMatch.State> only(String state) {
        if (state == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(ScreeningMatch.State.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElseThrow(() -> Refusal.ofFields(List.of(new FieldError(
                        "state", "须为 UNREVIEWED、CLEARED 或者 CONFIRMED", "must be UNREVIEWED, CLEARED or CONFIRMED")))));
    }
}
