package dev.pipl.certification.body.adapter;

import dev.pipl.kit.problem.Form;
import java.time.LocalDate;
import java.util.Map;

/** What comes in about certification bodies. */
final class BodyRequests {
    private BodyRequests() {}

    /** An operator registers a body. */
    record Registration(Form.Words name, LocalDate qualifiedOn) {}

    /**
     * A body files.
     *
     * @param materials by the names of the eight materials, each with where it lies or what it says
     * @param submittedOn today if absent
     */
    record Filing(Map<String, String> materials, LocalDate submittedOn) {}

    /** What the authority may answer. */
    enum Outcome {
        FILED,
        REJECTED
    }

    /**
     * The authority answers.
     *
     * @param decidedOn today if absent
     * @param publicisedOn only with FILED; the day of the decision if absent
     * @param reasons only with REJECTED, and required there
     */
    record Decision(Outcome outcome, LocalDate decidedOn, LocalDate publicisedOn, String reasons) {}
}
