package dev.pipl.crossborder.condition;

import java.util.Locale;

/** What a finding is about, in the order in which a transfer is judged. The name in kebab case is the wire code. */
public enum Condition {
    /** Whether the recipient may receive anything at all (PIPL 41 to 43). */
    RECIPIENT,
    /** Whether it waits for a reviewer of splitting cases; asked before a transfer only (CERT-5, SCC-4). */
    SPLITTING_REVIEW_HOLD,
    /** Which route the transfer needs, and why. */
    ROUTE,
    /** Whether the ground it claims is honoured. */
    EXEMPTION,
    /** Whether a mechanism in force carries it. */
    MECHANISM,
    /** Whether its impact was assessed beforehand. */
    IMPACT_ASSESSMENT,
    /** Whether the individuals were told. */
    NOTICE,
    /** Whether they consented, where consent is the basis. */
    SEPARATE_CONSENT,
    /** That the recipient must reach the Law's standard, whatever the route. */
    RECIPIENT_STANDARD;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
