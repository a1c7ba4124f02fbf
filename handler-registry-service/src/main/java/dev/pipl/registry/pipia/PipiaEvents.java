package dev.pipl.registry.pipia;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.events.registry.PipiaSuperseded;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.time.BeijingCalendar;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What the registry tells of impact assessments. */
public final class PipiaEvents {
    private static final URI SOURCE = URI.create("/services/handler-registry");

    private PipiaEvents() {}

    /** The event for the other services, and the alert for the regulator where it came too late. */
    public static List<Outgoing> completed(Pipia pipia, Instant now) {
        PipiaCompleted data = new PipiaCompleted(
                pipia.id(),
                pipia.handlerId(),
                pipia.kinds().stream().map(Enum::name).sorted().toList(),
                pipia.completedOn(),
                pipia.activityStartedOn(),
                pipia.violation() == null,
                pipia.purposes(),
                pipia.recipientIds(),
                pipia.riskLevel().name(),
                pipia.supersedes());
        String id = EventIds.of("pipia-completed", pipia.id());
        Outgoing event = Outgoing.of(EventEnvelope.of(id, SOURCE, now, pipia.handlerId(), data));
        return pipia.violation() == null ? List.of(event) : List.of(event, tooLate(pipia, now, id));
    }

    public static Outgoing superseded(Pipia pipia, Instant now) {
        PipiaSuperseded data = new PipiaSuperseded(
                pipia.id(),
                pipia.handlerId(),
                pipia.supersession().on(),
                pipia.supersession().by());
        String id = EventIds.of("pipia-superseded", pipia.id());
        return Outgoing.of(EventEnvelope.of(id, SOURCE, now, pipia.handlerId(), data));
    }

    private static Outgoing tooLate(Pipia pipia, Instant now, String cause) {
        String code = "assessment-not-beforehand";
        String id = EventIds.of("alert", code, pipia.id());
        AlertRaised alert = new AlertRaised(
                id,
                BeijingCalendar.at(now),
                Severity.WARNING,
                code,
                pipia.handlerId(),
                new Wording(
                        "活动于 " + pipia.activityStartedOn() + " 开始，影响评估 " + pipia.completedOn() + " 才完成",
                        "Activity started on " + pipia.activityStartedOn() + ", its impact assessment was completed on "
                                + pipia.completedOn()),
                List.of(pipia.violation().provision()),
                pipia.id());
        return Outgoing.of(EventEnvelope.of(id, SOURCE, now, id, alert)
                .causedBy(cause)
                .withRuleversion(pipia.violation().ruleVersion()));
    }
}
