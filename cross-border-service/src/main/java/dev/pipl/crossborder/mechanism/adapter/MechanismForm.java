package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.MechanismKind;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a handler says of a new mechanism. */
@Schema(
        name = "NewMechanism",
        requiredProperties = {"handlerId", "kind", "scope"})
record MechanismForm(
        String handlerId,

        @Schema(description = "A certificate is issued by its body, not opened here. 证书由认证机构出具。")
        MechanismKind kind,

        ScopeForm scope,

        @Schema(description = "Day of the self-assessment or proposal; today if absent. 自评估之日；缺省为今天。")
        LocalDate on,

        @Schema(description = "For contracts. 合同须填写影响评估。") ImpactForm impactAssessment,

        @Schema(description = "For a contract that is signed already. 合同已签署的日期。")
        LocalDate signedOn,

        @Schema(description = "For a contract that is in effect already, or will be. 合同生效日期。")
        LocalDate effectiveOn,

        @Schema(description = "Number under which others know it. 编号。")
        String reference,

        String note) {}
