package dev.pipl.crossborder.succession;

import dev.pipl.crossborder.ledger.Entry;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.RowCodec;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows of a predecessor's year mean once it was taken over. Nothing of them reaches the successor by itself: a person
 * looks at them, and may record the succession again, which takes over what is new.
 */
public final class AfterSuccession {

    private static final String SENT_AFTER = "transfer-after-succession";
    private static final String CHANGED = "predecessor-changed-after-succession";

    private final Map<String, AlertRaised> alerts = new LinkedHashMap<>();
    private final Succession succession;
    private final Instant from;

    public AfterSuccession(Succession succession) {
        this.succession = succession;
        this.from = BeijingCalendar.startOf(succession.effectiveOn());
    }

    /** Looks at a row that was written since. */
    public void see(LedgerRow row) {
        LocalDate day = BeijingCalendar.dateOf(row.recordedAt());
        for (Entry entry :
                RowCodec.decode(row.handlerId(), row.year(), row.body()).entries()) {
            if (entry instanceof Entry.Transfer transfer
                    && !transfer.occurredAt().isBefore(from)) {
                raise(sentAfter(row, day));
            } else if (entry instanceof Entry.Transfer
                    || entry instanceof Entry.VoidApproval
                    || entry instanceof Entry.GroundDecided) {
                raise(changed(row, day));
            }
        }
    }

    /** One alert for each kind and Beijing day. */
    public List<AlertRaised> alerts() {
        return List.copyOf(alerts.values());
    }

    private void raise(AlertRaised alert) {
        alerts.putIfAbsent(alert.id(), alert);
    }

    private AlertRaised sentAfter(LedgerRow row, LocalDate day) {
        return alert(
                SENT_AFTER,
                succession.predecessorId(),
                row,
                day,
                new Wording(
                        "承继生效后仍以被承继方名义向境外提供个人信息",
                        "Personal information is still sent abroad in the predecessor's name after the succession"));
    }

    private AlertRaised changed(LedgerRow row, LocalDate day) {
        return alert(
                CHANGED,
                succession.successorId(),
                row,
                day,
                new Wording(
                        "被承继方年度台账在承继后有变动，承继方人数未自动更改，请复核",
                        "The predecessor's ledger changed after the succession; the successor's counts do not follow by"
                                + " themselves and are to be reviewed"));
    }

    private AlertRaised alert(String code, String handlerId, LedgerRow row, LocalDate day, Wording title) {
        return new AlertRaised(
                EventIds.of("alert", code, succession.id(), day.toString()),
                BeijingCalendar.at(row.recordedAt()),
                Severity.WARNING,
                code,
                handlerId,
                title,
                List.of("CBDF-8"),
                succession.id());
    }
}
