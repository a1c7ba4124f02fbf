package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.screening.RecordedApproval;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An authority's approval as it goes over the wire. */
@Schema(name = "AuthorityApproval")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalView(
        String id,
        String handlerId,
        String recipientId,
        long version,

        @Schema(description = "Only a CONFIRMED one counts. 仅经复核确认的批准有效。")
        RecordedApproval.State state,

        String authority,
        String reference,
        List<String> purposes,
        OffsetDateTime from,
        OffsetDateTime until,
        OffsetDateTime createdAt,
        String proposedBy,
        OffsetDateTime decidedAt,
        String decidedBy,
        String reason) {

    static ApprovalView of(RecordedApproval approval) {
        return new ApprovalView(
                approval.id(),
                approval.handlerId(),
                approval.recipientId(),
                approval.version(),
                approval.state(),
                approval.authority(),
                approval.reference(),
                approval.purposes(),
                BeijingCalendar.at(approval.from()),
                approval.until().map(BeijingCalendar::at).orElse(null),
                BeijingCalendar.at(approval.createdAt()),
                approval.proposedBy(),
                approval.decision().map(one -> BeijingCalendar.at(one.at())).orElse(null),
                approval.decision().map(RecordedApproval.Decision::by).orElse(null),
                approval.decision().flatMap(RecordedApproval.Decision::reason).orElse(null));
    }
}
