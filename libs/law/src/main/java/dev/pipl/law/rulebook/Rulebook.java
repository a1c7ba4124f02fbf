package dev.pipl.law.rulebook;

import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.assessment.AssessmentClocks;
import dev.pipl.law.assessment.AssessmentConditions;
import dev.pipl.law.assessment.AssessmentTerm;
import dev.pipl.law.certificate.CertificateTerm;
import dev.pipl.law.certificate.CertificationClocks;
import dev.pipl.law.certificate.CertificationScope;
import dev.pipl.law.condition.TransferConditions;
import dev.pipl.law.contract.ContractRules;
import dev.pipl.law.correction.CorrectionRules;
import dev.pipl.law.duty.DutyTable;
import dev.pipl.law.notice.RecipientNotice;
import dev.pipl.law.pipia.AssessmentRules;
import dev.pipl.law.retention.RecordRetention;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.Periods;
import dev.pipl.law.time.Workdays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every rule of this library with the provisions and numbers it rests on.
 *
 * @param rules the legal bases, each with its rule's name
 */
public record Rulebook(List<LegalBasis> rules) {

    public Rulebook {
        rules = List.copyOf(rules);
    }

    /** All rules by these provisions. */
    public static Rulebook of(Provisions law) {
        Workdays workdays = Workdays.published();
        return new Rulebook(Stream.of(
                        RouteTable.of(law).bases(),
                        DutyTable.of(law, workdays).bases(),
                        CertificateTerm.of(law).bases(),
                        CertificationClocks.of(law, workdays).bases(),
                        CertificationScope.of(law).bases(),
                        RecipientNotice.of(law).bases(),
                        CorrectionRules.of(law).bases(),
                        AssessmentClocks.of(law, workdays).bases(),
                        AssessmentTerm.of(law, workdays).bases(),
                        AssessmentConditions.of(law).bases(),
                        ContractRules.of(law, workdays).bases(),
                        AssessmentRules.of(law).bases(),
                        TransferConditions.of(law).bases(),
                        RecordRetention.of(law).bases(),
                        Periods.bases(law))
                .flatMap(List::stream)
                .toList());
    }

    /** The names of all rules. */
    public List<String> names() {
        return rules.stream().map(LegalBasis::rule).toList();
    }

    /** The rules that cite a provision or use one of its numbers. */
    public List<LegalBasis> restingOn(String provision) {
        return rules.stream()
                .filter(rule -> Stream.concat(
                                rule.citations().stream()
                                        .map(citation -> citation.provision().id()),
                                rule.numbers().stream()
                                        .map(number -> number.provision().id()))
                        .anyMatch(provision::equals))
                .toList();
    }
}
