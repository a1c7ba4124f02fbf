package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.StepInput.Impact;
import dev.pipl.kit.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The impact assessment (PIPIA) that a contract rests on. */
@Schema(
        name = "MechanismImpactAssessment",
        requiredProperties = {"id", "completedOn"})
record ImpactForm(String id, LocalDate completedOn) {

    Impact impact(List<FieldError> errors) {
        if (id == null || id.isBlank()) {
            errors.add(new FieldError("impactAssessment.id", "缺少该字段", "is missing"));
        }
        if (completedOn == null) {
            errors.add(new FieldError("impactAssessment.completedOn", "缺少该字段", "is missing"));
        }
        return new Impact(id, completedOn);
    }
}
