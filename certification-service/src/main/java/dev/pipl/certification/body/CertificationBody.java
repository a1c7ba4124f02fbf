package dev.pipl.certification.body;

import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.CertificationProblem;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.WorkdayCount;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A certification body with its filing.
 *
 * @param qualifiedOn the day it obtained its qualification; not counted in the period to file
 * @param filingDue the last day to file
 * @param materials what it handed in last; empty before the first filing
 * @param filedLate whether its first filing came after {@code filingDue}
 * @param replyDue the last day for the authority's reply; {@code null} before a filing
 */
public record CertificationBody(
        String id,
        Bilingual name,
        LocalDate qualifiedOn,
        WorkdayCount filingDue,
        FilingState filing,
        Map<FilingMaterial, String> materials,
        boolean filedLate,
        WorkdayCount replyDue) {

    public CertificationBody {
        materials = Map.copyOf(materials);
    }

    /** A body that has its qualification and has not filed yet. */
    public static CertificationBody qualified(
            String id, Bilingual name, LocalDate qualifiedOn, WorkdayCount filingDue) {
        return new CertificationBody(
                id, name, qualifiedOn, filingDue, new FilingState.Qualified(), Map.of(), false, null);
    }

    /**
     * The body files.
     *
     * @param replyDue the last day for the authority's reply
     * @throws dev.pipl.kit.problem.Refusal 409 from a state that knows no filing, 422 when one of the eight materials is missing
     */
    public CertificationBody submitted(
            Map<FilingMaterial, String> handedIn, LocalDate on, WorkdayCount replyDue, CertificationLaw law) {
        FilingState next = filing.submit(on);
        if (on.isBefore(qualifiedOn)) {
            throw CertificationProblem.invalid(
                    "submittedOn", "提交日不得早于取得资质之日。", "submittedOn must not be before the qualification.");
        }
        List<FilingMaterial> missing = Arrays.stream(FilingMaterial.values())
                .filter(material -> handedIn.getOrDefault(material, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw CertificationProblem.FILING_MATERIALS_MISSING.because(
                    new Bilingual(
                            missing.stream().map(m -> m.title().zh()).collect(Collectors.joining("；", "缺少：", "。")),
                            missing.stream()
                                    .map(m -> m.title().en())
                                    .collect(Collectors.joining("; ", "Missing: ", "."))),
                    List.of(law.finding(
                            CertificationLaw.FILING,
                            "filing-incomplete",
                            Map.of(
                                    "missing",
                                    missing.stream()
                                            .map(FilingMaterial::wireName)
                                            .toList()))));
        }
        boolean firstFiling = filing instanceof FilingState.Qualified;
        boolean late = firstFiling ? on.isAfter(filingDue.date()) : filedLate;
        return new CertificationBody(id, name, qualifiedOn, filingDue, next, handedIn, late, replyDue);
    }

    /** The authority put the body on file and made that public. */
    public CertificationBody accepted(LocalDate filedOn, LocalDate publicisedOn) {
        return answered(filing.accept(filedOn, publicisedOn));
    }

    /** The authority refused the filing, with reasons. */
    public CertificationBody rejected(LocalDate on, String reasons) {
        return answered(filing.reject(on, reasons));
    }

    /**
     * Refuses, with the provision, unless the body was on file on the day that its certificate bears: a certificate is not dated back
     * to before the filing.
     */
    public void requireFiled(LocalDate issuedOn, CertificationLaw law) {
        if (filing.letsCertify(issuedOn)) {
            return;
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("filingState", filing.wireName());
        inputs.put("issuedOn", issuedOn.toString());
        Bilingual detail = new Bilingual(
                "该机构的备案状态为 " + filing.wireName() + "，备案并公布后方可出具新证书。",
                "The body's filing is " + filing.wireName() + "; new certificates need one that is FILED.");
        if (filing instanceof FilingState.Filed filed) {
            inputs.put("filedOn", filed.filedOn().toString());
            detail = new Bilingual(
                    "该机构于 " + filed.filedOn() + " 备案，不得出具日期早于该日的证书。",
                    "The body was put on file on " + filed.filedOn() + "; no certificate bears an earlier day.");
        }
        throw CertificationProblem.CERTIFICATION_BODY_NOT_FILED.because(
                detail, List.of(law.finding(CertificationLaw.FILING, "body-not-filed", inputs)));
    }

    private CertificationBody answered(FilingState next) {
        return new CertificationBody(id, name, qualifiedOn, filingDue, next, materials, filedLate, replyDue);
    }
}
