package dev.pipl.certification.deadline;

import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.body.CertificationBody;
import dev.pipl.certification.body.FilingState;
import dev.pipl.certification.certificate.Certificate;
import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Says what somebody should be reminded of today. Asked again on the same or a later day it answers with alerts of the same ids, so
 * that each goes out once.
 */
public final class DueWatch {
    private final CertificationLaw law;
    private final Clock clock;

    public DueWatch(CertificationLaw law, Clock clock) {
        this.law = law;
        this.clock = clock;
    }

    /** A report without a receipt: on the workday before its last day and on that day, then once when it is overdue. */
    public Optional<AlertRaised> ofReport(PlatformReport report) {
        String number = report.certificateNumber();
        LocalDate due = report.due().date();
        return since(
                due,
                report.id(),
                report.handlerId(),
                CertificationLaw.PLATFORM_REPORT,
                "platform-report",
                new Wording(
                        "证书 " + number + " 的信息应于 " + due + " 前（含当日）报送全国认证认可信息公共服务平台",
                        "The report on certificate " + number + " is due at the national platform by " + due),
                new Wording(
                        "证书 " + number + " 的信息报送已逾期（期限 " + due + "）",
                        "The report on certificate " + number + " is overdue since " + due));
    }

    /** A body that has not filed, or an authority that has not answered. */
    public Optional<AlertRaised> ofBody(CertificationBody body) {
        if (body.filing() instanceof FilingState.Qualified) {
            LocalDate due = body.filingDue().date();
            return since(
                    due,
                    body.id(),
                    null,
                    CertificationLaw.FILING,
                    "body-filing",
                    new Wording(
                            body.name().zh() + " 应于 " + due + " 前（含当日）办理备案",
                            body.name().en() + " has to file by " + due),
                    new Wording(
                            body.name().zh() + " 逾期未备案（期限 " + due + "）",
                            body.name().en() + " has not filed; it was due by " + due));
        }
        if (body.filing() instanceof FilingState.Submitted submitted) {
            LocalDate due = body.replyDue().date();
            return since(
                    due,
                    body.id() + "|" + submitted.submittedOn(),
                    null,
                    CertificationLaw.FILING,
                    "filing-reply",
                    new Wording(
                            body.name().zh() + " 的备案应于 " + due + " 前（含当日）答复",
                            "The filing of " + body.name().en() + " is to be answered by " + due),
                    new Wording(
                            body.name().zh() + " 的备案逾期未答复（期限 " + due + "）",
                            "The filing of " + body.name().en() + " is unanswered; the reply was due by " + due));
        }
        return Optional.empty();
    }

    /** The window before the end: once when it opens, once when the last day to apply for renewal comes. */
    public Optional<AlertRaised> ofRenewal(Certificate certificate) {
        LocalDate today = BeijingCalendar.today(clock);
        LocalDate due = certificate.renewalDueOn();
        if (today.isAfter(certificate.validUntil())
                || today.isBefore(law.term().renewalRemindedOn(certificate.validUntil()))) {
            return Optional.empty();
        }
        String number = certificate.number();
        boolean lastDay = !today.isBefore(due);
        return Optional.of(alert(
                lastDay ? Severity.WARNING : Severity.INFO,
                lastDay ? "certificate-renewal-due" : "certificate-renewal-window",
                number,
                certificate.handlerId(),
                CertificationLaw.VALIDITY,
                new Wording(
                        "证书 " + number + " 有效期至 " + certificate.validUntil() + "，续用应于 " + due + " 前（含当日）申请",
                        "Certificate " + number + " runs until " + certificate.validUntil()
                                + "; its renewal is to be applied for by " + due)));
    }

    private Optional<AlertRaised> since(
            LocalDate due,
            String cause,
            String handlerId,
            String provision,
            String what,
            Wording dueSoon,
            Wording overdue) {
        LocalDate today = BeijingCalendar.today(clock);
        if (today.isAfter(due)) {
            return Optional.of(alert(Severity.CRITICAL, what + "-overdue", cause, handlerId, provision, overdue));
        }
        if (!today.isBefore(workdayBefore(due))) {
            return Optional.of(alert(Severity.WARNING, what + "-due", cause, handlerId, provision, dueSoon));
        }
        return Optional.empty();
    }

    private LocalDate workdayBefore(LocalDate due) {
        LocalDate day = due.minusDays(1);
        while (!law.workdays().isWorkday(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    private AlertRaised alert(
            Severity severity, String code, String cause, String handlerId, String provision, Wording title) {
        String id = EventIds.of("alert", code, cause);
        return new AlertRaised(
                id, BeijingCalendar.at(clock.instant()), severity, code, handlerId, title, List.of(provision), cause);
    }
}
