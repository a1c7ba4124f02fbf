package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.HandlerFacts;

/**
 * May this transfer be made?
 *
 * @param handler the handler's facts on the transfer's day
 * @param reserve whether its persons shall be held if it may
 * @param dryRun whether nothing shall be kept of the question
 */
public record GateQuestion(
        OutboundTransfer transfer, HandlerFacts handler, Recipient recipient, boolean reserve, boolean dryRun) {

    String handlerId() {
        return transfer.identity().handlerId();
    }
}
