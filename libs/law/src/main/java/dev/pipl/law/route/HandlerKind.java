package dev.pipl.law.route;

/** What a handler (个人信息处理者) is, as far as the law distinguishes. */
public enum HandlerKind {
    ENTERPRISE,
    /** A state organ (国家机关, PIPL 36). */
    STATE_ORGAN,
    /** An organisation that laws or regulations authorise to manage public affairs (PIPL 37). */
    PUBLIC_BODY,
    /** A handler outside the territory to whom the law applies by PIPL 3(2). */
    OVERSEAS
}
