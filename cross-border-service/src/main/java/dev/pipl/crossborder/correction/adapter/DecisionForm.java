package dev.pipl.crossborder.correction.adapter;

import dev.pipl.law.correction.CorrectionReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the second person decides, and why. */
@Schema(
        name = "CorrectionDecision",
        requiredProperties = {"reason"})
record DecisionForm(
        @Schema(description = "In your words. 说明。") String reason,

        @Schema(description = "Classifies a pipeline's proposal when it is approved. 批准管道提出的更正时认定其理由。")
        CorrectionReason reasonCode) {}
