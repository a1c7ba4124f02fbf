package dev.pipl.law.route;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import java.util.List;
import java.util.Map;

/** What every provision abroad owes besides its route, exempt or not. */
final class ExportDuties {

    private record ExportDuty(LegalBasis basis, String outcome) {}

    private final List<ExportDuty> duties;

    ExportDuties(Provisions law) {
        duties = List.of(
                new ExportDuty(
                        LegalBasis.of(
                                "route/notice-and-consent",
                                law.get("PIPL-39").cite(),
                                law.get("CBDF-10").cite()),
                        "notice-and-consent-required"),
                new ExportDuty(
                        LegalBasis.of(
                                "route/impact-assessment", law.get("PIPL-55").cite(1, 4)),
                        "impact-assessment-required"),
                new ExportDuty(
                        LegalBasis.of(
                                "route/recipient-standard", law.get("PIPL-38").cite(3)),
                        "recipient-standard-required"));
    }

    List<LegalBasis> bases() {
        return duties.stream().map(ExportDuty::basis).toList();
    }

    List<Finding> findings(Situation situation, String ruleVersion) {
        return duties.stream()
                .flatMap(duty -> duty.basis().findings(situation.on(), duty.outcome(), Map.of(), ruleVersion).stream())
                .toList();
    }
}
