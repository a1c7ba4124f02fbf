package dev.pipl.law.duty;

import dev.pipl.law.Bilingual;
import dev.pipl.law.DatedNumber;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Duties that a number of persons handled brings, the audits' periods apart. */
final class NumberDuties {

    private final Provisions law;
    private final Workdays workdays;

    NumberDuties(Provisions law, Workdays workdays) {
        this.law = law;
        this.workdays = workdays;
    }

    List<DutyRule> rules() {
        return List.of(protectionOfficer(), officerReport(), importantDataDuties(), domesticStorage());
    }

    private DutyRule protectionOfficer() {
        String code = "protection-officer";
        Provision audit = law.get("AUD-12");
        LegalBasis basis = LegalBasis.of(
                        "duty/" + code, audit.cite(1), law.get("PIPL-52").cite(1))
                .using(audit.number("personsHandledMin"));
        return DutyRule.whileConditionLasts(
                code,
                new Bilingual(
                        "指定个人信息保护负责人，公开其联系方式，负责合规审计",
                        "Designate a personal information protection officer in charge of the audits, and publish the contact"),
                basis,
                DeadlineKind.CONTINUOUS,
                (timeline, day) -> satisfies(basis.number("personsHandledMin"), timeline, day));
    }

    /** Handlers that had the number before the announcement count from the announcement: 29 August 2025. */
    private DutyRule officerReport() {
        String code = "protection-officer-report";
        Provision announcement = law.get("PIPO-1");
        Provision audit = law.get("AUD-12");
        LegalBasis basis = LegalBasis.of(
                        "duty/" + code, announcement.cite(), law.get("PIPL-52").cite(2))
                .using(audit.number("personsHandledMin"), announcement.number("reportWorkdays"));
        return DutyRule.accruing(
                code,
                new Bilingual("报送个人信息保护负责人信息", "Report the personal information protection officer"),
                basis,
                (timeline, episode, on) -> Optional.of(new DutyPeriod(
                        episode.since(),
                        Deadline.counted(
                                DeadlineKind.WORKDAYS,
                                workdays.plus(
                                        episode.since(),
                                        basis.number("reportWorkdays")
                                                .on(episode.since())
                                                .asLength())))),
                (timeline, day) -> satisfies(basis.number("personsHandledMin"), timeline, day));
    }

    private DutyRule importantDataDuties() {
        String code = "important-data-duties";
        Provision regulation = law.get("NDSR-28");
        LegalBasis basis =
                LegalBasis.of("duty/" + code, regulation.cite()).using(regulation.number("personsHandledMin"));
        return DutyRule.whileConditionLasts(
                code,
                new Bilingual(
                        "明确网络数据安全负责人和管理机构，重组时报告处置方案",
                        "Have a network data security officer and body, and report the plan for the data when restructuring"),
                basis,
                DeadlineKind.CONTINUOUS,
                (timeline, day) -> satisfies(basis.number("personsHandledMin"), timeline, day));
    }

    private DutyRule domesticStorage() {
        String code = "domestic-storage-by-number";
        Provision assessment = law.get("SA-4");
        LegalBasis basis = LegalBasis.of("duty/" + code, law.get("PIPL-40").cite(), assessment.cite())
                .using(assessment.number("personsHandledMin"));
        return DutyRule.whileConditionLasts(
                code,
                new Bilingual("个人信息存储在境内", "Store personal information in China"),
                basis,
                DeadlineKind.CONTINUOUS,
                (timeline, day) -> satisfies(basis.number("personsHandledMin"), timeline, day));
    }

    /** Whether the known number of persons satisfies the words; an unknown number satisfies none. */
    static boolean satisfies(DatedNumber number, Timeline timeline, LocalDate day) {
        OptionalLong persons = timeline.personsHandled(day);
        return persons.isPresent() && number.isSatisfied(persons.getAsLong(), day);
    }
}
