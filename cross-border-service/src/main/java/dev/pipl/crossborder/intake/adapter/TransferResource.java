package dev.pipl.crossborder.intake.adapter;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.intake.AdmitTransfer;
import dev.pipl.crossborder.intake.SenderRights;
import dev.pipl.crossborder.ledger.Admission;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.Outcome;
import dev.pipl.crossborder.ledger.Submission;
import dev.pipl.crossborder.transfer.BodyUnreadable;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.events.EventIds;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Language;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /transfers}: pipelines record what they provided abroad. */
@Path("/transfers")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "transfers", description = "Provisions abroad, as pipelines record them. 向境外提供的记录。")
public class TransferResource {

    static final String ONE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    /** Technical limit of a request's body. */
    private static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

    private final ReadTransfer read;
    private final Admission admission;
    private final LedgerWriter ledger;
    private final Projections projections;
    private final Access access;
    private final Clock clock;

    TransferResource(
            ReadTransfer read,
            Admission admission,
            LedgerWriter ledger,
            Projections projections,
            Access access,
            Clock clock) {
        this.read = read;
        this.admission = admission;
        this.ledger = ledger;
        this.projections = projections;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @Consumes({ONE, BATCH})
    @Operation(
            summary = "Record transfers; answers once they are durable. 记录出境，持久保存后答复。",
            description = "One CloudEvent or a batch of up to 1,000, at most 10 MiB. Every event is judged by itself."
                    + " 单个事件或最多 1000 个事件，合计不超过 10 MiB，逐个判断。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-38\", \"CBDF-7\", \"CBDF-8\"]",
                            parseValue = true))
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = ONE,
                        schema = @Schema(implementation = TransferContract.Event.class),
                        examples = @ExampleObject(name = "event", value = TransferContract.EVENT)),
                @Content(mediaType = BATCH, schema = @Schema(implementation = TransferContract.Event[].class))
            })
    @APIResponse(
            responseCode = "202",
            description = "One result per event, in the order sent. 按发送顺序逐个给出结果。",
            content =
                    @Content(
                            schema = @Schema(implementation = ResultViews.Results.class),
                            examples = @ExampleObject(name = "results", value = TransferContract.RESULTS)))
    @APIResponse(responseCode = "413", description = "More than 10 MiB or 1,000 events. 请求过大。")
    @APIResponse(responseCode = "503", description = "Nothing was recorded; try again. 未作任何记录，请重试。")
    public Response record(InputStream body, @Context HttpHeaders headers) throws IOException {
        Caller caller = access.role(Role.PIPELINE);
        projections.requireReady(Handlers.PROJECTION);
        byte[] bytes = whole(body);
        Instant receivedAt = clock.instant();
        boolean batch = headers.getMediaType().getSubtype().equals("cloudevents-batch+json");
        List<ReadTransfer.Part> parts = parts(bytes, batch, receivedAt);
        String requestId = EventIds.random();
        SenderRights rights = new SenderRights(caller.tenants());
        List<Outcome> outcomes = parts.isEmpty()
                ? List.of()
                : admission.byNewest(() -> ledger.write(
                        new Batch.HttpBatch(requestId, submissions(parts, bytes, rights, receivedAt, requestId))));
        return Response.accepted(results(parts, outcomes, headers)).build();
    }

    private List<Submission> submissions(
            List<ReadTransfer.Part> parts, byte[] body, SenderRights rights, Instant receivedAt, String requestId) {
        List<Submission> submissions = new ArrayList<>(parts.size());
        Admission asked = admission.askedFor(
                parts.stream().map(ReadTransfer.Part::reading).toList());
        for (ReadTransfer.Part part : parts) {
            submissions.add(submission(part, body, rights, asked, receivedAt, requestId, submissions.size()));
        }
        return submissions;
    }

    private Submission submission(
            ReadTransfer.Part part,
            byte[] body,
            SenderRights rights,
            Admission asked,
            Instant receivedAt,
            String requestId,
            int position) {
        Coordinates coordinates = new Coordinates.HttpEvent(requestId, position);
        Optional<Rejection> refused = rights.refuse(part.reading());
        boolean isKnownByItsContent =
                refused.isEmpty() && part.reading().event().isPresent();
        byte[] record = isKnownByItsContent ? null : Arrays.copyOfRange(body, part.from(), part.to());
        return refused.isPresent()
                ? AdmitTransfer.refuse(refused.get(), record, receivedAt, coordinates)
                : asked.admit(part.reading(), record, receivedAt, coordinates);
    }

    private static ResultViews.Results results(
            List<ReadTransfer.Part> parts, List<Outcome> outcomes, HttpHeaders headers) {
        Language language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        List<ResultViews.Result> results = new ArrayList<>(outcomes.size());
        for (int i = 0; i < outcomes.size(); i++) {
            String eventId = parts.get(i)
                    .reading()
                    .event()
                    .map(event -> event.identity().id())
                    .orElse(null);
            results.add(ResultViews.Result.of(eventId, outcomes.get(i), language));
        }
        return new ResultViews.Results(results);
    }

    private List<ReadTransfer.Part> parts(byte[] body, boolean batch, Instant receivedAt) {
        try {
            return read.body(body, batch, receivedAt);
        } catch (BodyUnreadable unreadable) {
            throw switch (unreadable.reason()) {
                case NOT_JSON -> new Refusal(CommonProblem.MALFORMED_JSON);
                case NOT_OF_THAT_KIND ->
                    new Refusal(
                            CommonProblem.MALFORMED_JSON,
                            "单个事件应为对象，批量应为列表",
                            "One event is an object, a batch is a list");
                case TOO_MANY_EVENTS ->
                    new Refusal(
                            CommonProblem.BODY_TOO_LARGE,
                            "一个请求最多 " + ReadTransfer.EVENTS_PER_REQUEST_MAX + " 个事件",
                            "A request holds at most " + ReadTransfer.EVENTS_PER_REQUEST_MAX + " events");
            };
        }
    }

    private static byte[] whole(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
        if (bytes.length > BODY_BYTES_MAX) {
            // Read to its end, so that a client still sending gets to see the answer.
            body.skip(Long.MAX_VALUE);
            throw new Refusal(CommonProblem.BODY_TOO_LARGE, "请求正文最大 10 MiB", "The body is at most 10 MiB");
        }
        return bytes;
    }
}
