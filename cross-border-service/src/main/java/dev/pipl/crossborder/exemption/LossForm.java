package dev.pipl.crossborder.exemption;

import dev.pipl.kit.problem.Form;
import java.time.LocalDate;

/**
 * That a ground no longer holds.
 *
 * @param from the first Beijing day on which it does not; not needed where it was never met
 * @param neverMet whether it never held: everything ever sent on it then counts
 */
public record LossForm(LocalDate from, Boolean neverMet, String reason) {
    private static final int REASON_MAX = 2_000;

    void check() {
        Form form = new Form();
        if (!isNeverMet()) {
            form.required("from", from);
        }
        form.text("reason", reason, REASON_MAX);
        form.check();
    }

    boolean isNeverMet() {
        return Boolean.TRUE.equals(neverMet);
    }
}
