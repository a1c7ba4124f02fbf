package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import java.time.OffsetDateTime;

/** A handler's counts of a new Beijing calendar year start from nothing; the old year stays open for late events. */
public record YearOpened(String handlerId, int year, OffsetDateTime occurredAt) implements Event {}
