package dev.pipl.law.route;

/** What a provision of personal information abroad needs; from the least strict to the strictest. */
public enum Route {
    /** Nothing was sent. */
    NONE,
    /** Exempt on an evidenced ground, such as a contract with the individual. */
    EXEMPT_GROUND,
    /** Exempt because few persons' non-sensitive information was sent this year. */
    EXEMPT_VOLUME,
    /** A standard contract in force or a certificate, as the handler chooses (标准合同 or 认证). */
    CONTRACT_OR_CERTIFICATION,
    /** A security assessment organised by the national cyberspace authority (安全评估). */
    SECURITY_ASSESSMENT,
    /** The assessment a state organ, or a public body on a statutory duty, undertakes itself (PIPL 36, 37). */
    STATE_ORGAN_ASSESSMENT,
    /** What the item of a free-trade zone's negative list says; of a single transfer only. It may ask for anything. */
    FREE_TRADE_ZONE_LIST,
    /** Must not be sent; of a single transfer only. */
    BLOCKED;

    /** Whether this route asks for more than the other. */
    public boolean isStricterThan(Route other) {
        return compareTo(other) > 0;
    }
}
