package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.mechanism.StepDeadline.Clock;
import dev.pipl.crossborder.mechanism.StepDeadline.Obliged;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a regulator should know of a mechanism on a day; the same cause has the same id, however often it is seen. */
public final class MechanismAlerts {

    private final CalendarDays calendar;

    public MechanismAlerts(CalendarDays calendar) {
        this.calendar = calendar;
    }

    /** Everything there is to tell up to that moment. */
    public List<AlertRaised> on(Dossier dossier, Instant now) {
        LocalDate today = BeijingCalendar.dateOf(now);
        List<AlertRaised> alerts = new ArrayList<>();
        dossier.deadlines().stream()
                .filter(deadline -> deadline.isMissed(today))
                .forEach(deadline -> alerts.add(missed(dossier, deadline)));
        calendar.extensionOpens(dossier)
                .filter(opens -> !opens.isAfter(today))
                .ifPresent(opens -> alerts.add(expiring(dossier, opens)));
        calendar.ended(dossier)
                .filter(firstWithout -> !firstWithout.isAfter(today))
                .ifPresent(firstWithout -> alerts.add(expired(dossier, firstWithout)));
        return alerts;
    }

    private static AlertRaised missed(Dossier dossier, StepDeadline deadline) {
        boolean isFiling = deadline.clock() == Clock.FILING;
        LocalDate dueOn = deadline.legal().dueOn();
        Wording title = isFiling
                ? new Wording("合同备案逾期，应于 " + dueOn + " 前备案", "A contract was not filed by " + dueOn)
                : new Wording(
                        deadline.clock().title().zh() + "逾期，期限为 " + dueOn,
                        "Overdue since " + dueOn + ": "
                                + deadline.clock().title().en());
        Severity severity = deadline.clock().obliged() == Obliged.HANDLER ? Severity.WARNING : Severity.INFO;
        return alert(
                dossier,
                isFiling ? "contract-filing-overdue" : "mechanism-deadline-overdue",
                dueOn.plusDays(1),
                severity,
                title,
                deadline.legal().provision(),
                deadline.clock().name(),
                deadline.legal().start().toString());
    }

    private static AlertRaised expiring(Dossier dossier, LocalDate opens) {
        LocalDate lastDay = AssessmentSteps.lastDay(dossier);
        Wording title = new Wording(
                "安全评估结果将于 " + lastDay + " 届满，现可申请延期",
                "A security assessment ends on " + lastDay + "; its extension can be applied for now");
        return alert(dossier, "assessment-expiring", opens, Severity.WARNING, title, "CBDF-9", lastDay.toString());
    }

    private static AlertRaised expired(Dossier dossier, LocalDate firstWithout) {
        LocalDate lastDay = firstWithout.minusDays(1);
        boolean isCertificate = dossier.kind() == MechanismKind.CERTIFICATE;
        Wording title = isCertificate
                ? new Wording("证书有效期已于 " + lastDay + " 届满", "A certificate ended on " + lastDay)
                : new Wording("安全评估结果有效期已于 " + lastDay + " 届满", "A security assessment ended on " + lastDay);
        return alert(
                dossier,
                "mechanism-expired",
                firstWithout,
                Severity.CRITICAL,
                title,
                MechanismNews.expiryProvision(dossier.kind()),
                lastDay.toString());
    }

    private static AlertRaised alert(
            Dossier dossier,
            String code,
            LocalDate since,
            Severity severity,
            Wording title,
            String provision,
            String... which) {
        List<String> parts = new ArrayList<>(List.of("alert", code, dossier.handlerId(), dossier.id()));
        parts.addAll(List.of(which));
        return new AlertRaised(
                EventIds.of(parts.toArray(String[]::new)),
                BeijingCalendar.at(BeijingCalendar.startOf(since)),
                severity,
                code,
                dossier.handlerId(),
                title,
                List.of(provision),
                "mechanism/" + dossier.id());
    }
}
