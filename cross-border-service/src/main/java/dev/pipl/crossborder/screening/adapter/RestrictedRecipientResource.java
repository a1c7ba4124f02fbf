package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.crossborder.screening.ScreeningProblem;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /restricted-recipients}: everybody may read what was announced, the operator and the authority write it down. */
@Path("/restricted-recipients")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restricted-recipients", description = "Restricted and prohibited recipients. 限制或者禁止个人信息提供清单。")
public class RestrictedRecipientResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String PROVISIONS = "[\"PIPL-42\", \"PIPL-43\"]";

    private final ListCommands commands;
    private final PgRestrictedRecipients entries;
    private final DataSource database;
    private final Access access;
    private final Commands answers;
    private final ObjectMapper json;

    RestrictedRecipientResource(
            ListCommands commands,
            PgRestrictedRecipients entries,
            DataSource database,
            Access access,
            Commands answers,
            ObjectMapper json) {
        this.commands = commands;
        this.entries = entries;
        this.database = database;
        this.access = access;
        this.answers = answers;
        this.json = json;
    }

    /** That a measure was lifted. */
    @Schema(
            name = "Lifting",
            requiredProperties = {"announcement"})
    record LiftingForm(
            String announcement,

            @Schema(description = "A date or a date and time; default now. 日期或者时间，缺省为现在。")
            String liftedAt) {}

    /** For the contract only. */
    @Schema(name = "RestrictedRecipientPage")
    record RestrictedRecipientPage(List<RestrictedRecipientView> items, String next) {}

    /** For the contract only. */
    @Schema(name = "ImportedRestrictedRecipients")
    record Imported(int imported, List<RestrictedRecipientView> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put an announced measure on the list. 将已公告的措施列入清单。",
            description =
                    "It blocks from the announcement on, whatever ground or mechanism a handler has; all recipients are"
                            + " screened at once. 自公告起不得提供，不论有何依据；随即筛查全部接收方。",
            extensions = @Extension(name = "x-provisions", value = PROVISIONS, parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "Listed; see Location. 已列入。",
            content = @Content(schema = @Schema(implementation = RestrictedRecipientView.class)))
    public Response enter(RestrictedRecipientForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = requireWriter();
        requireBody(form);
        return Commands.response(commands.enter(caller, form, answers.key(headers, uri, form)));
    }

    @POST
    @Path("imports")
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @Operation(
            summary = "Put many announced measures on the list, all or none. 批量列入，全部成功或者全部不列入。",
            description =
                    "A JSON array, or one JSON object per line. The first line that is refused is named by its number,"
                            + " and nothing is listed. JSON 数组或者每行一个 JSON 对象；有误时指出行号，全部不列入。",
            extensions = @Extension(name = "x-provisions", value = PROVISIONS, parseValue = true))
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RestrictedRecipientForm[].class)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = RestrictedRecipientForm.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "All are listed. 已全部列入。",
            content = @Content(schema = @Schema(implementation = Imported.class)))
    public Response enterAll(InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) throws IOException {
        Caller caller = requireWriter();
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        boolean isArray = MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType());
        List<EntryLines.Line> lines = isArray ? EntryLines.ofArray(text, json) : EntryLines.ofLines(text, json);
        return Commands.response(commands.enterAll(caller, lines, answers.key(headers, uri, text)));
    }

    @GET
    @Operation(
            summary = "Read the list, oldest entry first. 按列入先后查询清单。",
            extensions = @Extension(name = "x-provisions", value = PROVISIONS, parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = RestrictedRecipientPage.class)))
    public Response list(
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        requireReader();
        PageRequest page = PageRequest.of(limit, cursor, 1);
        try (Connection connection = database.getConnection()) {
            List<Placed<RestrictedRecipient>> rows = entries.list(connection, page.afterNumber(), page.rowsToRead());
            return PageAnswer.of(Page.ofPlaced(rows, page).map(RestrictedRecipientView::of), uri);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read an entry of the list. 查询清单条目。",
            extensions = @Extension(name = "x-provisions", value = PROVISIONS, parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The entry. 清单条目。",
            content = @Content(schema = @Schema(implementation = RestrictedRecipientView.class)))
    public Response read(@PathParam("id") String id) {
        requireReader();
        return answer(find(id));
    }

    @GET
    @Path("{id}/versions")
    @Operation(
            summary = "List the versions of an entry, oldest first. 按先后列出条目的各版本。",
            extensions = @Extension(name = "x-provisions", value = PROVISIONS, parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = RestrictedRecipientPage.class)))
    public Response versions(
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        requireReader();
        find(id);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        try (Connection connection = database.getConnection()) {
            List<JsonNode> rows = entries.versions(connection, id, page.afterNumber(), page.rowsToRead());
            return PageAnswer.of(
                    Page.of(rows, page, last -> Cursor.of(last.get("version").asLong())), uri);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Correct an entry of the list. 更正清单条目。",
            description =
                    "The whole entry again, with If-Match; changed names are screened again. 提交全部内容并带 If-Match；名称更改的重新筛查。",
            extensions = @Extension(name = "x-provisions", value = PROVISIONS, parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Corrected. 已更正。",
            content = @Content(schema = @Schema(implementation = RestrictedRecipientView.class)))
    public Response correct(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RestrictedRecipientForm form) {
        Caller caller = requireWriter();
        find(id);
        requireBody(form);
        return answer(commands.correct(caller, id, ifMatch, form));
    }

    @POST
    @Path("{id}/lifting")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record that a measure was lifted. 记录措施已解除。",
            description = "What was sent while it held is judged as before. 措施有效期间的提供仍按原措施判断。",
            extensions = @Extension(name = "x-provisions", value = PROVISIONS, parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Lifted. 已解除。",
            content = @Content(schema = @Schema(implementation = RestrictedRecipientView.class)))
    public Response lift(
            @PathParam("id") String id, LiftingForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = requireWriter();
        find(id);
        requireBody(form);
        return Commands.response(
                commands.lift(caller, id, form.liftedAt(), form.announcement(), answers.key(headers, uri, form)));
    }

    /** Measures are announced for the whole country. */
    private Caller requireWriter() {
        Caller caller = access.role(Role.OPERATOR, Role.REGULATOR);
        if (!caller.is(Role.OPERATOR) && !caller.isNationalRegulator()) {
            throw new Refusal(CommonProblem.NOT_PERMITTED);
        }
        return caller;
    }

    private void requireReader() {
        access.role(Role.values());
    }

    private static void requireBody(Object form) {
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
    }

    private RestrictedRecipient find(String id) {
        try (Connection connection = database.getConnection()) {
            Optional<RestrictedRecipient> entry = entries.find(connection, id);
            return entry.orElseThrow(() -> new Refusal(ScreeningProblem.RESTRICTED_RECIPIENT_UNKNOWN));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Response answer(RestrictedRecipient entry) {
        return Response.ok(RestrictedRecipientView.of(entry))
                .header(HttpHeaders.ETAG, new EntityVersion(entry.version()).tag())
                .build();
    }

    private static LedgerUnavailable unreadable(SQLException e) {
        return new LedgerUnavailable("the list of restricted recipients cannot be read", e);
    }
}
