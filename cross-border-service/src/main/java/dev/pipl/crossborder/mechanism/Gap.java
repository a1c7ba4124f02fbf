package dev.pipl.crossborder.mechanism;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.util.Objects;

/**
 * Why a mechanism does not cover a transfer.
 *
 * @param finding the provision that says so, with what it was asked
 */
public record Gap(Reason reason, Bilingual text, Finding finding) {

    public Gap {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finding, "finding");
    }

    /** What is not covered. */
    public enum Reason {
        NOT_IN_FORCE,
        RECIPIENT,
        PURPOSE,
        CATEGORY,
        SENSITIVE,
        IMPORTANT_DATA,
        VOLUME,
        /** A recipient outside the Area, under the Area's contract. */
        BAY_AREA,
        /** The same matter failed an assessment. */
        BARRED,
        /** A passed assessment of the same matter binds, whatever the route would allow besides. */
        BOUND_BY_ASSESSMENT
    }
}
