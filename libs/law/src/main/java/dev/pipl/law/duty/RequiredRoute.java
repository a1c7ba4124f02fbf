package dev.pipl.law.duty;

import dev.pipl.law.route.Route;
import java.time.LocalDate;

/**
 * The route a handler's provisions abroad need at present.
 *
 * @param route the year's route
 * @param since the day it became this route, Beijing
 */
public record RequiredRoute(Route route, LocalDate since) {}
