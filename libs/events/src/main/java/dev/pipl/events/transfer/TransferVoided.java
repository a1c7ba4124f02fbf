package dev.pipl.events.transfer;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;

/**
 * A pipeline proposes to take back an event that never happened or was wrong. It has no effect until a second person
 * approves.
 *
 * @param voidedSource the source of the voided event; absent is the source of this one
 */
public record TransferVoided(
        String handlerId, String voidedEventId, @MayBeAbsent String voidedSource, String reason, String evidence)
        implements Event {}
