package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.root.InclusionProof;
import dev.pipl.crossborder.root.RootProblem;
import dev.pipl.crossborder.root.RootProofs;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /handlers/{id}/ledger/{year}/inclusion}: that a ledger stands under a root. */
@Path("/handlers/{id}/ledger/{year}/inclusion")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger roots")
public class InclusionResource {

    private final RootProofs proofs;
    private final PgRoots roots;
    private final HandlerAccess handlers;
    private final DataSource database;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();

    InclusionResource(RootProofs proofs, PgRoots roots, HandlerAccess handlers, DataSource database, Clock clock) {
        this.proofs = proofs;
        this.roots = roots;
        this.handlers = handlers;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Prove that a ledger stands under a signed root. 证明台账在签名根之下。",
            description = "By the newest root, or the one asked for. 默认最新的签名根。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-51\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The proof. 证明。",
            content = @Content(schema = @Schema(implementation = RootViews.Inclusion.class)))
    @APIResponse(responseCode = "404", description = "No such root, or it does not cover the year. 没有该签名根，或其未覆盖该年度。")
    public Response read(
            @PathParam("id") String handlerId, @PathParam("year") String year, @QueryParam("root") String root) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        int asked =
                YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom).year();
        Optional<InclusionProof> proof =
                root == null ? proofs.newest(handlerId, asked) : proofs.by(existing(root), handlerId, asked);
        return Response.ok(proof.orElseThrow(() -> new Refusal(RootProblem.CHAIN_NOT_ROOTED))
                        .json())
                .build();
    }

    private long existing(String root) {
        long number = RootViews.number(root);
        try (Connection connection = database.getConnection()) {
            if (roots.find(connection, number).isEmpty()) {
                throw new Refusal(RootProblem.ROOT_UNKNOWN);
            }
            return number;
        } catch (SQLException e) {
            throw new LedgerUnavailable("the roots cannot be read", e);
        }
    }
}
