package dev.pipl.crossborder.root.adapter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /ledger/root-keys}: the keys that sign roots, old ones too. */
@Path("/ledger/root-keys")
@Authenticated
@Produces({MediaType.APPLICATION_JSON, "application/jwk-set+json"})
@Tag(name = "ledger roots")
public class RootKeyResource {

    /** Technical: what fits on a page of the trail. */
    private static final int REASON_LENGTH_MAX = 500;

    private final PgRootKeys keys;
    private final RootCommands commands;
    private final Commands answers;
    private final Access access;
    private final DataSource database;

    RootKeyResource(PgRootKeys keys, RootCommands commands, Commands answers, Access access, DataSource database) {
        this.keys = keys;
        this.commands = commands;
        this.answers = answers;
        this.access = access;
        this.database = database;
    }

    /** Why the key changes. */
    @Schema(name = "LedgerRootKeyRotation")
    record Rotation(
            @Schema(required = true, maxLength = REASON_LENGTH_MAX)
            String reason,

            @Schema(
                    nullable = true,
                    description = "The key in use cannot sign any more; the new one is then vouched for by nobody."
                            + " 现用密钥已无法签名；新密钥将无旧密钥背书。")
            Boolean previousKeyLost) {}

    @GET
    @Operation(
            summary = "List the keys that sign roots, oldest first, as a JWK set. 以 JWK 集合列出签名密钥。",
            description = "Every key with its period of use and its introduction. 含使用期间与介绍。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-51\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "All keys. 全部密钥。",
            content = @Content(schema = @Schema(implementation = RootViews.KeySet.class)))
    public Response list() {
        access.caller();
        ObjectNode set = EventJson.mapper().createObjectNode();
        ArrayNode members = set.putArray("keys");
        try (Connection connection = database.getConnection()) {
            keys.all(connection).forEach(key -> members.add(key.json()));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the keys cannot be read", e);
        }
        return Response.ok(set).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change the key that signs roots. 更换签名密钥。",
            description = "The key in use introduces the new one and signs no more. 现用密钥为新密钥背书后停用。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-51\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "The new key. 新密钥。",
            content = @Content(schema = @Schema(implementation = RootViews.Key.class)))
    @APIResponse(
            responseCode = "409",
            description = "No key yet, the key in use cannot sign, or is not lost. 尚无密钥、无法签名，或者并未遗失。")
    public Response rotate(Rotation body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        Form form = new Form();
        form.text("reason", body.reason(), REASON_LENGTH_MAX);
        form.check();
        boolean isLost = Boolean.TRUE.equals(body.previousKeyLost());
        return Commands.response(commands.rotate(caller, body.reason(), isLost, answers.key(headers, uri, body)));
    }
}
