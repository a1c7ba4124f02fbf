package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.MechanismState;
import dev.pipl.crossborder.mechanism.StepInput;
import dev.pipl.crossborder.mechanism.StepInput.ExtensionRequest;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of a step; each step asks for its own part. */
@Schema(
        name = "MechanismStep",
        requiredProperties = {"on"})
record StepForm(
        @Schema(description = "The day it was taken, Beijing. 该步骤的日期。")
        LocalDate on,

        @Schema(description = "Where the step can have more than one. 结果。")
        MechanismState outcome,

        @Schema(description = "Of the application, the contract or the authority's letter. 文书编号。")
        String reference,

        String note,
        ScopeForm scope,

        @Schema(description = "When a result was received, if on another day. 收到评估结果之日。")
        LocalDate receivedOn,

        @Schema(description = "The day that the authority's notice names. 主管部门告知的预计日期。")
        LocalDate dueOn,

        ImpactForm impactAssessment,
        ExtensionForm extension) {

    private static final int TEXT_MAX = 2_000;

    /** What an application for extension says of the next term. */
    @Schema(
            name = "MechanismExtension",
            requiredProperties = {"personsNext", "sensitivePersonsNext"})
    record ExtensionForm(
            @Schema(minimum = "0", description = "Over the next three years. 延长期内人数。")
            Long personsNext,

            @Schema(minimum = "0") Long sensitivePersonsNext,

            @Schema(minimum = "0", description = "In the handler's own measure; absent for none. 重要数据数量。")
            Long importantDataFirst,

            @Schema(minimum = "0") Long importantDataNext,
            Boolean samePurposeAndScope,
            Boolean sameParties,
            Boolean documentsFit,
            Boolean noMajorIncident) {

        /** What is not said is not so. */
        private ExtensionRequest request(List<FieldError> errors) {
            return new ExtensionRequest(
                    number("personsNext", personsNext, errors),
                    number("sensitivePersonsNext", sensitivePersonsNext, errors),
                    importantDataFirst == null ? 0 : number("importantDataFirst", importantDataFirst, errors),
                    importantDataNext == null ? 0 : number("importantDataNext", importantDataNext, errors),
                    Boolean.TRUE.equals(samePurposeAndScope),
                    Boolean.TRUE.equals(sameParties),
                    Boolean.TRUE.equals(documentsFit),
                    Boolean.TRUE.equals(noMajorIncident));
        }

        private static long number(String field, Long given, List<FieldError> errors) {
            if (given == null || given < 0) {
                errors.add(new FieldError("extension." + field, "须为不小于零的整数", "must be a whole number from 0 on"));
                return 0;
            }
            return given;
        }
    }

    /** @throws Refusal 400 with all fields at fault */
    StepInput input() {
        List<FieldError> errors = new ArrayList<>();
        if (on == null) {
            errors.add(new FieldError("on", "缺少该字段", "is missing"));
        }
        StepInput input = new StepInput(
                on,
                Optional.ofNullable(outcome),
                text("reference", reference, errors),
                text("note", note, errors),
                Optional.ofNullable(scope).map(given -> given.scope(errors)),
                Optional.ofNullable(receivedOn),
                Optional.ofNullable(dueOn),
                Optional.ofNullable(impactAssessment).map(given -> given.impact(errors)),
                Optional.ofNullable(extension).map(given -> given.request(errors)));
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return input;
    }

    private static Optional<String> text(String field, String given, List<FieldError> errors) {
        if (given == null || given.isBlank()) {
            return Optional.empty();
        }
        if (given.length() > TEXT_MAX) {
            errors.add(new FieldError(field, "最多 " + TEXT_MAX + " 个字符", "must be at most " + TEXT_MAX + " characters"));
        }
        return Optional.of(given);
    }
}
