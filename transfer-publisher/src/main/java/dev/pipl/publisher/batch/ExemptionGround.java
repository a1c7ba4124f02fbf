package dev.pipl.publisher.batch;

/** The grounds on which no route is needed, in the words of the transfer event. */
public enum ExemptionGround {
    CONTRACT_NECESSITY,
    HUMAN_RESOURCES,
    EMERGENCY,
    FOREIGN_ORIGIN,
    STATUTORY_DUTY,
    FREE_TRADE_ZONE,
    TREATY
}
