package dev.pipl.crossborder.correction.adapter;

import dev.pipl.crossborder.correction.CorrectionKind;
import dev.pipl.crossborder.correction.ProposeCorrection;
import dev.pipl.law.correction.CorrectionReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an officer says of a record, or of a year's route. */
@Schema(
        name = "NewCorrection",
        requiredProperties = {"kind", "reason", "evidence"})
record CorrectionForm(
        @Schema(description = "LOWER_ROUTE confirms a year's lower route. 作废、替换或者确认较低路径。")
        CorrectionKind kind,

        @Schema(
                description = "The pipeline's source, of a transfer. 出境记录的来源。",
                examples = "/handlers/h-1/pipelines/crm")
        String source,

        @Schema(description = "Of a transfer. 出境记录标识。") String eventId,

        @Schema(description = "REPLACE: the recorded transfer that says it rightly. 替代的出境记录。")
        String replacementEventId,

        @Schema(description = "LOWER_ROUTE: the year. 确认较低路径的年度。")
        Integer year,

        @Schema(
                description = "Of a transfer. What came after the provision (RECIPIENT_DELETED, DELETION_REQUESTED,"
                        + " CONSENT_WITHDRAWN) is refused. 更正理由；事后删除或者撤回同意不予更正。")
        CorrectionReason reasonCode,

        @Schema(description = "In your words. 说明。") String reason,

        @Schema(description = "Where the evidence is found. 证据所在。")
        String evidence) {

    ProposeCorrection.Statement statement() {
        return new ProposeCorrection.Statement(
                kind, source, eventId, replacementEventId, year, reasonCode, reason, evidence);
    }
}
