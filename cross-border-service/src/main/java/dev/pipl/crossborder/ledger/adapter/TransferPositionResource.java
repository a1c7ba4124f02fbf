package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.events.EventJson;
import dev.pipl.events.Topic;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
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
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /transfer-positions}: partitions of the transfers' topic that wait for an operator. */
@Path("/transfer-positions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "transfer-positions", description = "Where reading stands still. 停止读取的分区。")
public class TransferPositionResource {

    private static final String TOPIC = Topic.OUTBOUND_TRANSFERS.wireName();
    /** Technical, in characters. */
    private static final int REASON_MAX = 2_000;

    private final TopicPositions positions;
    private final JdbcCommands transactions;
    private final JdbcTrail trail;
    private final Access access;
    private final Commands answers;
    private final Clock clock;

    TransferPositionResource(
            TopicPositions positions,
            JdbcCommands transactions,
            JdbcTrail trail,
            Access access,
            Commands answers,
            Clock clock) {
        this.positions = positions;
        this.transactions = transactions;
        this.trail = trail;
        this.access = access;
        this.answers = answers;
        this.clock = clock;
    }

    /** A partition that stands still. */
    @Schema(name = "StoppedPartition")
    record View(
            String topic,
            int partition,

            @Schema(description = "The first missing offset. 缺失的第一个位移。")
            long firstMissing,

            @Schema(description = "Where reading goes on. 恢复读取的位移。")
            long resumesAt,

            OffsetDateTime stoppedAt,
            boolean acknowledged) {

        static View of(TopicPositions.Stopped stopped, boolean acknowledged) {
            return new View(
                    stopped.topic(),
                    stopped.partition(),
                    stopped.first(),
                    stopped.next(),
                    BeijingCalendar.at(stopped.stoppedAt()),
                    acknowledged);
        }
    }

    /** Why reading may go on without the missing records. */
    @Schema(
            name = "LossAcknowledgement",
            requiredProperties = {"reason"})
    record AcknowledgementForm(String reason) {}

    @GET
    @Operation(summary = "List the partitions that stand still. 列出停止读取的分区。")
    @APIResponse(
            responseCode = "200",
            description = "All of them, by number. 按编号。",
            content = @Content(schema = @Schema(implementation = StoppedPartitions.class)))
    public Page<View> list() {
        access.role(Role.OPERATOR);
        return Page.whole(positions.stopped(TOPIC).stream()
                .map(stopped -> View.of(stopped, stopped.acknowledged()))
                .toList());
    }

    @POST
    @Path("{partition}/acknowledgement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let a partition go on without the records that are missing. 确认缺失并恢复读取该分区。",
            description = "What was in them is not counted until it is sent again. 缺失的内容在重新发送之前不计入人数。")
    @APIResponse(
            responseCode = "200",
            description = "Reading goes on shortly. 即将恢复读取。",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "That partition does not stand still. 该分区未停止。")
    public Response acknowledge(
            @PathParam("partition") int partition,
            AcknowledgementForm given,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        if (given == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        Form form = new Form();
        form.text("reason", given.reason(), REASON_MAX);
        form.check();
        return Commands.response(transactions.once(answers.key(headers, uri, given), transaction -> {
            TopicPositions.Stopped stopped = positions
                    .lockStopped(transaction, TOPIC, partition)
                    .orElseThrow(() -> new Refusal(
                            CommonProblem.RESOURCE_UNKNOWN, "该分区未停止读取", "That partition does not stand still"));
            View view = View.of(stopped, true);
            if (!stopped.acknowledged()) {
                positions.acknowledge(transaction, stopped);
                trail.add(
                        transaction,
                        TrailEntry.by(
                                        caller,
                                        clock.instant(),
                                        "acknowledge-missing-records",
                                        "transfer-position",
                                        TOPIC + "/" + partition)
                                .changing(
                                        EventJson.mapper().valueToTree(View.of(stopped, false)),
                                        EventJson.mapper().valueToTree(view))
                                .because(given.reason()));
            }
            return answers.ok(view);
        }));
    }

    /** For the contract only. */
    @Schema(name = "StoppedPartitions")
    record StoppedPartitions(List<View> items) {}
}
