package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.screening.ProposeApproval;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of an authority's approval. */
@Schema(
        name = "NewAuthorityApproval",
        requiredProperties = {"recipientId", "authority", "reference", "purposes", "from"})
record ApprovalForm(
        String recipientId,

        @Schema(description = "Which authority of China approved. 作出批准的主管机关。", examples = "司法部")
        String authority,

        @Schema(description = "The authority's own reference. 批准文号。")
        String reference,

        @Schema(description = "As transfers state them. 与出境记录所写处理目的一致。")
        List<String> purposes,

        OffsetDateTime from,

        @Schema(description = "Exclusive; absent where the approval names no end. 不含该时刻；未定期限则不填。")
        OffsetDateTime until) {

    ProposeApproval.Statement statement() {
        return new ProposeApproval.Statement(
                recipientId,
                authority,
                reference,
                purposes == null
                        ? List.of()
                        : purposes.stream().map(one -> one == null ? "" : one).toList(),
                from == null ? null : from.toInstant(),
                Optional.ofNullable(until).map(OffsetDateTime::toInstant));
    }
}
