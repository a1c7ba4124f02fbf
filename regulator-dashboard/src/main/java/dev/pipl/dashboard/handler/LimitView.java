package dev.pipl.dashboard.handler;

import dev.pipl.law.Bilingual;
import dev.pipl.law.route.Route;

/**
 * A limit of the law, and how far a count is from it.
 *
 * @param firstCount the person who changes the route
 * @param route what this class then needs, for this handler
 * @param reached whether the count is there
 * @param remaining how many persons are missing; 0 when reached
 */
public record LimitView(
        long firstCount, String provision, Bilingual citation, Route route, boolean reached, long remaining) {}
