package dev.pipl.certification.certificate;

import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.body.CertificationBody;
import dev.pipl.certification.handler.Holder;
import dev.pipl.certification.handler.YearStanding;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.certificate.ScopeDecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A body issues a certificate (CERT-5, 8, 12). Refused, with its article, for a body that was not on file on the day of issue and for a handler to whom
 * certification is not open; allowed below the band of CERT-5, on forecast.
 */
public final class IssueCertificate {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{3,63}");

    private final CertificationLaw law;

    public IssueCertificate(CertificationLaw law) {
        this.law = law;
    }

    /**
     * The certificate as it is issued.
     *
     * @param year the handler's present calendar year, as the ledger has told it
     * @param today Beijing
     * @throws dev.pipl.kit.problem.Refusal 400 for impossible dates, 422 where a rule refuses
     */
    public Certificate decide(
            IssueRequest request, CertificationBody body, Holder holder, YearStanding year, LocalDate today) {
        requireForm(request, today);
        body.requireFiled(request.issuedOn(), law);
        ScopeDecision eligibility = law.scope().check(today, holder.on(today), year.figures());
        if (!eligibility.withinScope()) {
            throw CertificationProblem.HOLDER_NOT_ELIGIBLE.because(
                    new Bilingual("不符合个人信息出境认证的适用条件。", "The conditions under which certification is open are not met."),
                    eligibility.findings());
        }
        List<Finding> findings = new ArrayList<>(eligibility.findings());
        findings.add(termFinding(request));
        return new Certificate(
                request.number(),
                body.id(),
                holder.id(),
                holder.name(),
                request.scope(),
                request.issuedOn(),
                request.validUntil(),
                law.term().renewalDueOn(request.validUntil()),
                new CertificateState.Valid(request.issuedOn()),
                findings);
    }

    /** The printed date counts; the computed one shows when the two differ. */
    private Finding termFinding(IssueRequest request) {
        LocalDate computed = law.term().validUntil(request.issuedOn());
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("issuedOn", request.issuedOn().toString());
        inputs.put("printedValidUntil", request.validUntil().toString());
        inputs.put("computedValidUntil", computed.toString());
        return law.finding(
                CertificationLaw.VALIDITY,
                computed.equals(request.validUntil()) ? "validity-as-computed" : "printed-validity-differs",
                inputs);
    }

    private static void requireForm(IssueRequest request, LocalDate today) {
        if (!NUMBER.matcher(request.number()).matches()) {
            throw CertificationProblem.invalid(
                    "number",
                    "须为 4 至 64 个字母、数字或者连字符。",
                    "must have 4 to 64 letters, digits or hyphens and begin with a letter or digit");
        }
        if (request.issuedOn().isAfter(today)) {
            throw CertificationProblem.invalid("issuedOn", "不得晚于今天。", "must not be after today");
        }
        if (!request.validUntil().isAfter(request.issuedOn())) {
            throw CertificationProblem.invalid("validUntil", "须晚于 issuedOn。", "must be after issuedOn");
        }
    }
}
