package dev.pipl.law.route;

/** The grounds on which a transfer needs none of the three routes, when evidenced. */
public enum ExemptionGround {
    /** Necessary to conclude or perform a contract to which the individual is a party (CBDF 5(1)(1)). */
    CONTRACT_NECESSITY,
    /** Employees' information, by lawful labour rules and a collective contract (CBDF 5(1)(2)); not applicants. */
    HUMAN_RESOURCES,
    /** To protect life, health or property in an emergency (CBDF 5(1)(3)). */
    EMERGENCY,
    /** Collected abroad, processed here, sent back without domestic information (CBDF 4). */
    FOREIGN_ORIGIN,
    /** To fulfil a statutory duty or obligation (NDSR 35(6), O25 10). */
    STATUTORY_DUTY,
    /** Outside the negative list of the free-trade zone the handler is registered in (CBDF 6). */
    FREE_TRADE_ZONE,
    /** A treaty or agreement sets conditions (PIPL 38(2)). */
    TREATY
}
