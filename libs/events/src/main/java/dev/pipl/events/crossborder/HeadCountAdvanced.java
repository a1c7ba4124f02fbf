package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import java.time.OffsetDateTime;

/**
 * The distinct persons of a handler's year as the ledger counts them now. Not one per transfer: it may skip states,
 * never the latest.
 *
 * @param route the overall route at these figures
 * @param ledgerSequence the handler's last ledger entry that is counted; grows with every event
 * @param occurredAt of the latest transfer of the year that is counted
 */
public record HeadCountAdvanced(
        String handlerId,
        int year,
        ClassFigures nonSensitive,
        ClassFigures sensitive,
        String route,
        long ledgerSequence,
        OffsetDateTime occurredAt)
        implements Event {}
