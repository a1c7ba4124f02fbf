package dev.pipl.events.registry;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.LocalDate;

/**
 * An impact assessment no longer stands: what it assessed has changed, or another took its place.
 *
 * @param supersededOn the first day on which it does not stand, Beijing
 * @param supersededBy the assessment that took its place; absent where there is none yet
 */
public record PipiaSuperseded(
        String pipiaId,
        String handlerId,
        LocalDate supersededOn,
        @MayBeAbsent String supersededBy) implements Event {}
