package dev.pipl.certification.certificate;

import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.certification.platform.ReportCause;
import dev.pipl.certification.platform.ReportedScope;
import dev.pipl.events.EventIds;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.time.WorkdayCount;
import java.time.LocalDate;
import java.util.List;

/**
 * A certificate as its body issued it, with what it is worth today.
 *
 * @param number unique in the platform
 * @param validUntil the last day in force, as printed
 * @param renewalDueOn the last day to apply for renewal
 * @param findings the rules under which it was issued; stored with it
 */
public record Certificate(
        String number,
        String bodyId,
        String handlerId,
        Bilingual holderName,
        Scope scope,
        LocalDate issuedOn,
        LocalDate validUntil,
        LocalDate renewalDueOn,
        CertificateState state,
        List<Finding> findings) {

    public Certificate {
        findings = List.copyOf(findings);
    }

    /** The same certificate after the body's decision. */
    public Certificate suspended(Suspension decision) {
        return in(state.suspend(decision));
    }

    /**
     * The report that the present state asks for (CERT-9): each change has one of its own, with its own clock.
     *
     * @param due counted from the day of the change
     */
    public PlatformReport report(ReportCause cause, WorkdayCount due) {
        return new PlatformReport(
                EventIds.of(
                        "platform-report", number, cause.name(), state.since().toString()),
                number,
                bodyId,
                handlerId,
                holderName,
                new ReportedScope(scope.description(), scope.recipientIds(), scope.purposes(), scope.categories()),
                cause,
                state.since(),
                due);
    }

    /** What it is worth on that Beijing day: after the last day in force it is worth nothing, whoever decided what before. */
    public Certificate on(LocalDate today) {
        return today.isAfter(validUntil) ? in(new CertificateState.Expired(validUntil.plusDays(1))) : this;
    }

    private Certificate in(CertificateState next) {
        return new Certificate(
                number, bodyId, handlerId, holderName, scope, issuedOn, validUntil, renewalDueOn, next, findings);
    }
}
