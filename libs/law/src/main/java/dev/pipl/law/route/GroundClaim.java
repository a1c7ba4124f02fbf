package dev.pipl.law.route;

import java.util.Objects;

/**
 * A ground that a handler claims for a transfer.
 *
 * @param ground the ground
 * @param evidence where the evidence is found; a blank one never counts
 * @param approvedByPerson whether a named person has approved the claim where approval is needed
 */
public record GroundClaim(ExemptionGround ground, String evidence, boolean approvedByPerson) {

    public GroundClaim {
        Objects.requireNonNull(ground, "ground");
        evidence = evidence == null ? "" : evidence;
    }
}
