package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.time.BeijingCalendar;

/**
 * May this transfer be made?
 *
 * @param handler the handler's facts on the transfer's day
 * @param reserve whether its persons shall be held if it may
 * @param dryRun whether nothing shall be kept of the question
 */
public record GateQuestion(OutboundTransfer transfer, HandlerFacts handler, boolean reserve, boolean dryRun) {

    public String handlerId() {
        return transfer.identity().handlerId();
    }

    /** In which the transfer's persons would count. */
    public int year() {
        return BeijingCalendar.yearOf(transfer.occurredAt());
    }
}
