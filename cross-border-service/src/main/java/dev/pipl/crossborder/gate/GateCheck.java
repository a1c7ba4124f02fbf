package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.condition.ConditionsVerdict;
import dev.pipl.crossborder.headcount.HeadCounts;
import java.time.Instant;
import java.util.Optional;

/**
 * The gate's answer.
 *
 * @param year whose counts the transfer would enter
 * @param mode by which the decision was made
 * @param decision what holds
 * @param wouldDecide what the conditions say, whatever the mode
 * @param ledgerSequence of the newest committed row that was counted
 * @param projected the counts with this transfer and everything reserved
 * @param reservation what is held for it; empty where none was asked for or the transfer is denied
 */
public record GateCheck(
        String id,
        String handlerId,
        String recipientId,
        String purpose,
        int year,
        Instant checkedAt,
        Instant occurredAt,
        GateMode mode,
        Decision decision,
        Decision wouldDecide,
        ConditionsVerdict verdict,
        long ledgerSequence,
        HeadCounts projected,
        Optional<Reservation> reservation) {}
