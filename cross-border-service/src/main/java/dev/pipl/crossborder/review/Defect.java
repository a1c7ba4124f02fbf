package dev.pipl.crossborder.review;

import dev.pipl.events.alert.Severity;
import dev.pipl.law.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be wrong with a transfer that was made. Its name in kebab case is the code of findings and alerts; {@code
 * docs/findings.md} lists them.
 */
public enum Defect {
    RESTRICTED_RECIPIENT(
            Severity.CRITICAL,
            true,
            "向限制或者禁止个人信息提供清单中的接收方提供了个人信息",
            "Personal information was sent to a restricted or prohibited recipient",
            "PIPL-42"),
    COUNTRY_MEASURE(
            Severity.CRITICAL,
            true,
            "向已公布对等措施的国家或者地区提供了个人信息",
            "Personal information was sent where a published country measure forbids it",
            "PIPL-43"),
    FOREIGN_AUTHORITY_UNAPPROVED(
            Severity.CRITICAL,
            true,
            "未经主管机关批准向外国司法或者执法机构提供了个人信息",
            "Personal information was sent to a foreign judicial or law-enforcement body without approval",
            "PIPL-41"),
    RECIPIENT_MATCH_UNREVIEWED(
            Severity.WARNING,
            true,
            "接收方疑似列入清单，尚未经人工核对",
            "The recipient may be on a published list, and nobody has looked yet",
            "PIPL-42"),
    /** Told as an alert by the ledger itself, once a year. */
    IMPORTANT_DATA_UNASSESSED(
            Severity.CRITICAL,
            false,
            "未通过安全评估提供了重要数据",
            "Important data was sent without a passed security assessment",
            "CBDF-7"),
    MECHANISM_MISSING(
            Severity.CRITICAL,
            true,
            "没有有效的安全评估、标准合同或者认证覆盖该出境",
            "No assessment, contract or certificate in force carries what was sent",
            "CBDF-6",
            "CBDF-7",
            "CBDF-8",
            "PIPL-36"),
    MECHANISM_SCOPE_LEFT(
            Severity.WARNING,
            true,
            "出境超出安全评估、标准合同或者认证的范围",
            "What was sent is outside the scope of the mechanism in force",
            "CBDF-7",
            "CERT-10",
            "NDSR-38",
            "PIPL-36",
            "QA-JAN-1",
            "QA-JAN-2",
            "SCC-8"),
    EXEMPTION_EVIDENCE_MISSING(
            Severity.WARNING,
            true,
            "主张免予申报但没有依据材料",
            "An exemption was claimed without evidence",
            "CBDF-4",
            "CBDF-5",
            "CBDF-6",
            "NDSR-35",
            "PIPL-38"),
    EXEMPTION_REFUSED(
            Severity.INFO,
            false,
            "所主张的豁免情形不成立，已计入人数",
            "A claimed exemption does not hold; the persons count",
            "CBDF-4",
            "CBDF-5",
            "CBDF-6",
            "CBDF-7",
            "NDSR-35",
            "O25-10",
            "PIPL-36",
            "PIPL-37",
            "PIPL-38"),
    IMPACT_ASSESSMENT_MISSING(
            Severity.WARNING,
            true,
            "出境前没有进行个人信息保护影响评估",
            "No impact assessment is on record for what was sent",
            "PIPL-55"),
    IMPACT_ASSESSMENT_NOT_COVERING(
            Severity.WARNING,
            true,
            "个人信息保护影响评估未包括该接收方或者目的",
            "The impact assessments on record do not cover this recipient and purpose",
            "PIPL-55"),
    IMPACT_ASSESSMENT_LATE(
            Severity.WARNING,
            true,
            "个人信息保护影响评估在出境之后完成",
            "The impact assessment was completed after the transfer had begun",
            "PIPL-55"),
    NOTICE_MISSING(
            Severity.WARNING,
            true,
            "未向个人告知境外接收方、目的或者个人信息种类",
            "The individuals were not told of this recipient, purpose or kind of information",
            "PIPL-39"),
    SEPARATE_CONSENT_MISSING(
            Severity.WARNING,
            true,
            "以同意为依据，但没有取得单独同意",
            "Consent is the basis, and separate consent was not obtained",
            "PIPL-39");

    private final Severity severity;
    private final boolean alerted;
    private final Bilingual title;
    private final List<String> provisions;

    Defect(Severity severity, boolean alerted, String zh, String en, String... provisions) {
        this.severity = severity;
        this.alerted = alerted;
        this.title = new Bilingual(zh, en);
        this.provisions = List.of(provisions);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Defect> ofCode(String code) {
        return Stream.of(values()).filter(defect -> defect.code().equals(code)).findFirst();
    }

    public Severity severity() {
        return severity;
    }

    /** Whether a regulator is told at once. */
    public boolean isAlerted() {
        return alerted;
    }

    public Bilingual title() {
        return title;
    }

    /** The provisions that can lead such a finding. */
    public List<String> provisions() {
        return provisions;
    }
}
