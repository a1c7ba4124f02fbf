package dev.pipl.events.transfer;

import dev.pipl.events.MayBeAbsent;

/**
 * The ground on which a pipeline says that its transfer needs no route.
 *
 * @param ground {@code CONTRACT_NECESSITY}, {@code HUMAN_RESOURCES}, {@code EMERGENCY}, {@code FOREIGN_ORIGIN},
 *     {@code STATUTORY_DUTY}, {@code FREE_TRADE_ZONE} or {@code TREATY}
 * @param evidence where the proof lies; without it the ground is not honoured
 */
public record ClaimedExemption(String ground, @MayBeAbsent String evidence) {}
