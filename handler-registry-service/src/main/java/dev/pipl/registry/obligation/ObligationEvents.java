package dev.pipl.registry.obligation;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.registry.ObligationDischarged;
import dev.pipl.events.registry.ObligationOverdue;
import dev.pipl.events.registry.ObligationRaised;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.Bilingual;
import dev.pipl.law.duty.Duty;
import dev.pipl.law.time.BeijingCalendar;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the registry tells of obligations. The ids say what happened, so that telling it twice is telling it once. */
public final class ObligationEvents {
    private static final URI SOURCE = URI.create("/services/handler-registry");

    private ObligationEvents() {}

    /**
     * Tells that a duty was raised.
     *
     * @param cause the id of the event that led to it, or null
     */
    public static Outgoing raised(Obligation obligation, Instant now, String cause) {
        Duty duty = obligation.duty();
        ObligationRaised data = new ObligationRaised(
                obligation.id(),
                obligation.handlerId(),
                duty.code(),
                duty.provision(),
                wording(duty.citation()),
                duty.since(),
                duty.dueOn().orElse(null),
                obligation.calendarVersion().orElse(null),
                null);
        return outgoing("obligation-raised", obligation, now, cause, data);
    }

    public static Outgoing discharged(Obligation obligation, Instant now, String cause) {
        Duty duty = obligation.duty();
        ObligationDischarged data = new ObligationDischarged(
                obligation.id(),
                obligation.handlerId(),
                duty.code(),
                duty.provision(),
                wording(duty.citation()),
                duty.since(),
                duty.dueOn().orElse(null),
                obligation.calendarVersion().orElse(null),
                null,
                obligation.discharge().on(),
                obligation.discharge().reason());
        return outgoing("obligation-discharged", obligation, now, cause, data);
    }

    /** The event for the other services, and the alert for the regulator. */
    public static List<Outgoing> overdue(Obligation obligation, Instant now) {
        Duty duty = obligation.duty();
        LocalDate dueOn = duty.dueOn().orElseThrow();
        ObligationOverdue data = new ObligationOverdue(
                obligation.id(),
                obligation.handlerId(),
                duty.code(),
                duty.provision(),
                wording(duty.citation()),
                duty.since(),
                dueOn,
                obligation.calendarVersion().orElse(null),
                null,
                dueOn.plusDays(1));
        Outgoing event = outgoing("obligation-overdue", obligation, now, null, data);
        return List.of(event, alert(obligation, dueOn, now, event.event().id()));
    }

    private static Outgoing alert(Obligation obligation, LocalDate dueOn, Instant now, String cause) {
        Duty duty = obligation.duty();
        String id = EventIds.of("alert", "obligation-overdue", obligation.id());
        AlertRaised alert = new AlertRaised(
                id,
                BeijingCalendar.at(now),
                Severity.WARNING,
                "obligation-overdue",
                obligation.handlerId(),
                new Wording(
                        "义务逾期：" + duty.title().zh() + "（截止 " + dueOn + "）",
                        "Obligation overdue: " + duty.title().en() + " (due " + dueOn + ")"),
                List.of(duty.provision()),
                obligation.id());
        return Outgoing.of(
                EventEnvelope.of(id, SOURCE, now, id, alert).causedBy(cause).withRuleversion(duty.ruleVersion()));
    }

    private static Outgoing outgoing(String what, Obligation obligation, Instant now, String cause, Event data) {
        String id = EventIds.of(what, obligation.id());
        return Outgoing.of(EventEnvelope.of(id, SOURCE, now, obligation.handlerId(), data)
                .causedBy(cause)
                .withRuleversion(obligation.duty().ruleVersion()));
    }

    private static Wording wording(Bilingual text) {
        return new Wording(text.zh(), text.en());
    }
}
