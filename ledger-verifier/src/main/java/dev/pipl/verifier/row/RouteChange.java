package dev.pipl.verifier.row;

import java.util.Optional;

/** A change of the route that a row claims. */
public record RouteChange(String from, String to, Optional<Limit> limit, String eventId, String reason) {}
