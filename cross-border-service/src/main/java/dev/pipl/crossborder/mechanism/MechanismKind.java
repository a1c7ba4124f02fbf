package dev.pipl.crossborder.mechanism;

/** By what a provision abroad can be covered. */
public enum MechanismKind {
    /** Passed by the national authority (PIPL 40; CBDF 7). */
    SECURITY_ASSESSMENT,
    /** Concluded with the recipient after the national template (PIPL 38(1)(3)). */
    STANDARD_CONTRACT,
    /** The contract of the Guangdong-Hong Kong-Macao Greater Bay Area: for recipients inside the Area only. */
    BAY_AREA_CONTRACT,
    /** A certificate of a certification body (PIPL 38(1)(2)), as the certification service tells of it. */
    CERTIFICATE,
    /** A state organ's own assessment (PIPL 36, 37). */
    STATE_ORGAN_ASSESSMENT
}
