package dev.pipl.crossborder.transfer;

import dev.pipl.law.route.ExemptionGround;

/** The ground on which the handler holds the transfer exempt; a blank evidence is no defect of form, but no ground. */
public record ExemptionClaim(ExemptionGround ground, String evidence) {}
