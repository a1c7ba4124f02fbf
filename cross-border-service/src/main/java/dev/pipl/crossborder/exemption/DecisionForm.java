package dev.pipl.crossborder.exemption;

import dev.pipl.kit.problem.Form;

/** Why a second person approves or refuses. */
public record DecisionForm(String reason) {
    private static final int REASON_MAX = 2_000;

    public void check() {
        Form form = new Form();
        form.text("reason", reason, REASON_MAX);
        form.check();
    }
}
