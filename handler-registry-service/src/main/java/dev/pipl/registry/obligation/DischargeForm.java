package dev.pipl.registry.obligation;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a compliance officer records of a duty that is done.
 *
 * @param evidence what shows it: a receipt number, a document, where it is kept
 * @param dischargedOn the day it was done, Beijing; null: today
 */
public record DischargeForm(String evidence, LocalDate dischargedOn) {
    private static final int EVIDENCE_LENGTH_MAX = 2000;

    /**
     * The discharge that the form states.
     *
     * @throws Refusal 400 with every field at fault
     */
    public Discharge toDischarge(String by, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (evidence == null || evidence.isBlank() || evidence.length() > EVIDENCE_LENGTH_MAX) {
            errors.add(new FieldError("evidence", "须为 1 至 2000 个字符", "must be 1 to 2000 characters"));
        }
        LocalDate on = dischargedOn == null ? today : dischargedOn;
        if (on.isAfter(today)) {
            errors.add(new FieldError("dischargedOn", "不得晚于今天", "must not be in the future"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return new Discharge(on, Discharge.DONE, evidence, by);
    }
}
