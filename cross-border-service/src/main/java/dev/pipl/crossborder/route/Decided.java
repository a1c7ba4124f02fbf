package dev.pipl.crossborder.route;

import java.time.Instant;

/**
 * A person's decision that moves a year's counts or its route.
 *
 * @param id of the correction, of the decision on a ground, or of the review
 * @param reason a stable word: {@code void-approved}, {@code ground-decided} or {@code route-reviewed}
 */
public record Decided(String id, String reason, Instant at) {

    public static final String VOID_APPROVED = "void-approved";
    public static final String GROUND_DECIDED = "ground-decided";
    public static final String ROUTE_REVIEWED = "route-reviewed";
}
