package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.root.RootProblem;
import dev.pipl.crossborder.root.SignedRoot;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
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
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /ledger/roots}: what was signed over the heads of all ledgers. */
@Path("/ledger/roots")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger roots", description = "Signed roots over all ledgers, and their keys. 全部台账的签名根及密钥。")
public class RootResource {

    private final PgRoots roots;
    private final Access access;
    private final DataSource database;

    RootResource(PgRoots roots, Access access, DataSource database) {
        this.roots = roots;
        this.access = access;
        this.database = database;
    }

    @GET
    @Operation(
            summary = "List the signed roots, newest first. 列出签名根，新的在前。",
            description = "What counts is the statement, a compact JWS. 以 JWS 形式的声明为准。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-51\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = RootViews.RootPage.class)))
    public Response list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        access.role(Role.REGULATOR, Role.OPERATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        long below = page.after().map(at -> at.number(0)).orElse(Long.MAX_VALUE);
        try (Connection connection = database.getConnection()) {
            List<SignedRoot> rows = roots.list(connection, below, page.rowsToRead());
            return PageAnswer.of(
                    Page.of(rows, page, last -> Cursor.of(last.statement().number()))
                            .map(SignedRoot::json),
                    uri);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the roots cannot be read", e);
        }
    }

    @GET
    @Path("{number}")
    @Operation(
            summary = "Read one signed root. 查询一个签名根。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-51\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The root. 签名根。",
            content = @Content(schema = @Schema(implementation = RootViews.Root.class)))
    @APIResponse(responseCode = "404", description = "There is no such root. 没有这个签名根。")
    public Response read(@PathParam("number") String number) {
        access.role(Role.REGULATOR, Role.OPERATOR);
        try (Connection connection = database.getConnection()) {
            return Response.ok(roots.find(connection, RootViews.number(number))
                            .map(SignedRoot::json)
                            .orElseThrow(() -> new Refusal(RootProblem.ROOT_UNKNOWN)))
                    .build();
        } catch (SQLException e) {
            throw new LedgerUnavailable("the roots cannot be read", e);
        }
    }
}
