package dev.pipl.law.duty;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Citation;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerKind;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;

/** Duties that follow from being a handler, or a handler of some kind, and from no number. */
final class StandingDuties {

    private final Provisions law;

    StandingDuties(Provisions law) {
        this.law = law;
    }

    List<DutyRule> rules() {
        return List.of(
                standing(
                        "security-measures",
                        new Bilingual(
                                "制定管理制度，分类管理，采取安全技术措施，培训人员，制定应急预案",
                                "Keep internal rules, classification, technical measures, training and an incident plan"),
                        DeadlineKind.CONTINUOUS,
                        (timeline, day) -> true,
                        cite("PIPL-51")),
                standing(
                        "rights-requests-channel",
                        new Bilingual("建立个人行使权利的申请受理和处理机制", "Keep a channel for individuals to exercise their rights"),
                        DeadlineKind.CONTINUOUS,
                        (timeline, day) -> true,
                        cite("PIPL-50")),
                standing(
                        "regular-compliance-audit",
                        new Bilingual("定期进行个人信息保护合规审计", "Audit the compliance of the handling regularly"),
                        DeadlineKind.REGULAR,
                        (timeline, day) -> true,
                        cite("PIPL-54")),
                standing(
                        "domestic-representative",
                        new Bilingual(
                                "在境内设立专门机构或者指定代表并报送",
                                "Have a dedicated body or representative in China, and report it"),
                        DeadlineKind.CONTINUOUS,
                        (timeline, day) -> timeline.is(HandlerKind.OVERSEAS, day),
                        cite("PIPL-53")),
                standing(
                        "important-platform-duties",
                        new Bilingual(
                                "成立独立监督机构，制定平台规则，处置平台内违法处理者，定期发布社会责任报告",
                                "Have an independent supervising body and platform rules, stop serving offenders, publish social responsibility reports"),
                        DeadlineKind.CONTINUOUS,
                        Timeline::isImportantPlatform,
                        cite("PIPL-58")),
                standing(
                        "independent-audit-supervision",
                        new Bilingual(
                                "由主要由外部成员组成的独立机构监督合规审计",
                                "Have compliance audits supervised by an independent body composed mainly of external members"),
                        DeadlineKind.CONTINUOUS,
                        (timeline, day) -> timeline.isImportantPlatform(day) && !timeline.isPublic(day),
                        law.get("AUD-12").cite(2)),
                standing(
                        "domestic-storage-critical-infrastructure",
                        new Bilingual(
                                "个人信息存储在境内；向境外提供前通过安全评估",
                                "Store personal information in China; pass a security assessment before any provision abroad"),
                        DeadlineKind.CONTINUOUS,
                        Timeline::isCriticalInfrastructureOperator,
                        cite("PIPL-40")),
                standing(
                        "domestic-storage-state-organ",
                        new Bilingual(
                                "个人信息存储在境内；向境外提供前进行安全评估",
                                "Store personal information in China; undertake a security assessment before any provision abroad"),
                        DeadlineKind.CONTINUOUS,
                        (timeline, day) -> timeline.is(HandlerKind.STATE_ORGAN, day),
                        cite("PIPL-36")),
                standing(
                        "domestic-storage-public-body",
                        new Bilingual(
                                "为履行法定职责处理的个人信息存储在境内；向境外提供前进行安全评估",
                                "Store what is handled on a statutory duty in China; undertake a security assessment before providing it abroad"),
                        DeadlineKind.CONTINUOUS,
                        (timeline, day) -> timeline.is(HandlerKind.PUBLIC_BODY, day),
                        cite("PIPL-37"),
                        cite("PIPL-36")));
    }

    private DutyRule standing(
            String code,
            Bilingual title,
            DeadlineKind kind,
            BiPredicate<Timeline, LocalDate> condition,
            Citation... citations) {
        return DutyRule.whileConditionLasts(code, title, LegalBasis.of("duty/" + code, citations), kind, condition);
    }

    private Citation cite(String id) {
        return law.get(id).cite();
    }
}
