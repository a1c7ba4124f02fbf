package dev.pipl.dashboard.handler;

import dev.pipl.law.route.Route;
import java.util.Arrays;
import java.util.Optional;

/**
 * How lists are ordered.
 *
 * @param attention grows with the strictness of the route, and then with nearness
 * @param nearness the share of the way to the next limit, in millionths
 */
public record Attention(int attention, int nearness) {
    private static final int NEARNESS_RANGE = 1_000_001;

    public static Attention of(YearStanding standing, Optional<NextLimit> next) {
        int nearness = next.map(NextLimit::nearness).orElse(0);
        return new Attention(strictness(standing.route()) * NEARNESS_RANGE + nearness, nearness);
    }

    private static int strictness(Route route) {
        return (int) Arrays.stream(Route.values()).filter(route::isStricterThan).count();
    }
}
