package dev.pipl.law.route;

import dev.pipl.law.Finding;
import java.util.Objects;

/**
 * Whether a claimed ground takes a transfer out of the count.
 *
 * @param honoured true only when the law and the evidence allow it; otherwise the transfer counts
 * @param finding the provision that allowed or refused it; its outcome is a kebab-case code
 */
public record GroundDecision(boolean honoured, Finding finding) {

    public GroundDecision {
        Objects.requireNonNull(finding, "finding");
    }
}
