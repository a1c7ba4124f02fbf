package dev.pipl.audit.selfaudit.adapter;

import dev.pipl.audit.AuditProblem;
import dev.pipl.audit.selfaudit.AuditReport;
import dev.pipl.audit.selfaudit.Performer;
import dev.pipl.kit.problem.Form;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Reads requests about audits, or tells what is wrong with their form. */
@ApplicationScoped
class AuditForms {
    /** Limits of this interface, not of the law. */
    private static final int CONCLUSION_LENGTH_MAX = 4000;

    private static final int AGENCY_LENGTH_MAX = 128;

    private final Clock clock;

    AuditForms(Clock clock) {
        this.clock = clock;
    }

    Performer performer(Performer.Kind kind, String agencyId) {
        Form form = new Form();
        form.required("performer", kind);
        if (agencyId != null) {
            form.text("agencyId", agencyId, AGENCY_LENGTH_MAX);
        }
        form.check();
        return new Performer(kind, agencyId);
    }

    LocalDate startedOn(AuditRequests.Start request) {
        LocalDate given = request == null ? null : request.startedOn();
        return given == null ? BeijingCalendar.today(clock) : notAfterToday("startedOn", given);
    }

    AuditReport report(AuditRequests.Report request) {
        Form form = new Form();
        form.required("body", request);
        form.check();
        form.required("reportedOn", request.reportedOn());
        form.required("findingsCount", request.findingsCount());
        form.required("coversAllSections", request.coversAllSections());
        form.text("conclusion", request.conclusion(), CONCLUSION_LENGTH_MAX);
        form.check();
        if (request.findingsCount() < 0) {
            throw AuditProblem.invalid("findingsCount", "不得为负数", "must not be negative");
        }
        return new AuditReport(
                notAfterToday("reportedOn", request.reportedOn()),
                performer(request.performer(), request.agencyId()),
                request.conclusion(),
                request.findingsCount(),
                request.coversAllSections());
    }

    private LocalDate notAfterToday(String field, LocalDate given) {
        if (given.isAfter(BeijingCalendar.today(clock))) {
            throw AuditProblem.invalid(field, "不得晚于今天", "must not be after today");
        }
        return given;
    }
}
