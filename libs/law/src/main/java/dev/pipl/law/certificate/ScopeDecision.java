package dev.pipl.law.certificate;

import dev.pipl.law.Finding;
import java.util.List;

/**
 * Whether certification is open to a handler, or still open to a holder.
 *
 * @param withinScope whether it is
 * @param findings why; when not within the scope, one finding per condition that failed
 */
public record ScopeDecision(boolean withinScope, List<Finding> findings) {

    public ScopeDecision {
        findings = List.copyOf(findings);
    }
}
