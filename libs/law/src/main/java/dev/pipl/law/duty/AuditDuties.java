package dev.pipl.law.duty;

import dev.pipl.law.Bilingual;
import dev.pipl.law.DatedNumber;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.Periods;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Compliance audits with a period: every two years above ten million persons, every five years by form for a small
 * handler. A period rolls from the last report that covered everything that applies; the law does not say that it does,
 * nor that it follows the calendar.
 */
final class AuditDuties {

    private final Provisions law;
    private final Workdays workdays;

    AuditDuties(Provisions law, Workdays workdays) {
        this.law = law;
        this.workdays = workdays;
    }

    List<DutyRule> rules() {
        return List.of(everyTwoYears(), smallHandlerByForm());
    }

    private DutyRule everyTwoYears() {
        String code = "compliance-audit-every-two-years";
        Provision article = law.get("AUD-4");
        DatedNumber interval = article.number("auditIntervalYears");
        LegalBasis basis =
                LegalBasis.of("duty/" + code, article.cite()).using(article.number("personsHandledMin"), interval);
        LocalDate firstPeriodEnd = article.date("firstPeriodEnd");
        return DutyRule.accruing(
                code,
                new Bilingual("每两年至少开展一次合规审计", "Carry out a compliance audit at least once every two years"),
                basis,
                (timeline, episode, on) -> audited(timeline, episode, on)
                        .map(reportedOn -> rolling(reportedOn, interval))
                        .orElseGet(() -> episode.since().equals(article.inForce())
                                ? Optional.of(new DutyPeriod(episode.since(), Deadline.fixed(firstPeriodEnd)))
                                : rolling(episode.since(), interval))
                        .filter(period -> isStillOwed(episode, period)),
                (timeline, day) -> !timeline.isPublic(day)
                        && NumberDuties.satisfies(basis.number("personsHandledMin"), timeline, day));
    }

    private DutyRule smallHandlerByForm() {
        String code = "small-handler-audit-by-form";
        Provision article = law.get("O25-13");
        Provision definition = law.get("O25-2");
        DatedNumber interval = article.number("auditIntervalYears");
        LegalBasis basis = LegalBasis.of("duty/" + code, article.cite(), definition.cite())
                .using(definition.number("personsHandledMax"), interval);
        DutyRule.Clock clock = (timeline, episode, on) ->
                rolling(audited(timeline, episode, on).orElse(episode.since()), interval);
        return new DutyRule(
                code,
                new Bilingual("以表格每五年至少进行一次合规审计", "Audit by form at least once every five years"),
                basis,
                (timeline, day) -> !timeline.isPublic(day)
                        && NumberDuties.satisfies(basis.number("personsHandledMax"), timeline, day),
                false,
                clock);
    }

    /** The newest report within the episode or after it. */
    private static Optional<LocalDate> audited(Timeline timeline, Episode episode, LocalDate on) {
        return timeline.lastAuditReport(on).filter(day -> !day.isBefore(episode.since()));
    }

    private Optional<DutyPeriod> rolling(LocalDate start, DatedNumber interval) {
        LocalDate lastDay = Periods.plusYears(start, interval.on(start).asLength());
        return Optional.of(
                new DutyPeriod(start, Deadline.counted(DeadlineKind.PERIOD, Periods.lastDayOfDuty(lastDay, workdays))));
    }

    /** A period that was running when the number fell below ends normally; none begins afterwards. */
    private static boolean isStillOwed(Episode episode, DutyPeriod period) {
        return episode.endedOn().map(end -> period.since().isBefore(end)).orElse(true);
    }
}
