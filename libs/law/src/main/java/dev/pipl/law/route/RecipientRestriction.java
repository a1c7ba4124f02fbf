package dev.pipl.law.route;

/**
 * An announced measure against the recipient or its country: the list of restricted and prohibited recipients (PIPL 42)
 * or a reciprocal measure (PIPL 43).
 *
 * @param announcement where the measure was published
 * @param leavesRoomForTransfer whether the measure itself says that a transfer of this kind may still be made; without
 *     such words it may not
 */
public record RecipientRestriction(String announcement, boolean leavesRoomForTransfer) {}
