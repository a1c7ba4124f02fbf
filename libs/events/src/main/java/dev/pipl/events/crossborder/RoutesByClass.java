package dev.pipl.events.crossborder;

/** The route of each class; a class without persons shows {@code NONE}. */
public record RoutesByClass(String nonSensitive, String sensitive) {}
