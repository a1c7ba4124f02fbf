package dev.pipl.dashboard.handler;

import dev.pipl.events.registry.HandlerProfile;
import java.util.Optional;

/**
 * A handler as the projection holds it.
 *
 * @param standing of the year in question; empty when the ledger has told nothing of it
 * @param unacknowledged how many of its alerts nobody has taken note of
 */
public record HandlerRow(HandlerProfile profile, Optional<YearStanding> standing, long unacknowledged) {}
