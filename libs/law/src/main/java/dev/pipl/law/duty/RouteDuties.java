package dev.pipl.law.duty;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Citation;
import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Duties that the required route of a handler's provisions abroad brings; all are owed before the provision. */
final class RouteDuties {

    private record RouteDuty(String code, Bilingual title, LegalBasis basis, Set<Route> routes) {}

    private final List<RouteDuty> duties;

    RouteDuties(Provisions law) {
        Set<Route> anything = EnumSet.complementOf(EnumSet.of(Route.NONE, Route.BLOCKED));
        duties = List.of(
                duty(
                        "standard-contract-or-certification",
                        new Bilingual(
                                "向境外提供前订立标准合同并生效，或者通过认证",
                                "Have a standard contract in force or a certificate before providing"),
                        Set.of(Route.CONTRACT_OR_CERTIFICATION),
                        law.get("CBDF-8").cite(),
                        law.get("PIPL-38").cite(1, 2),
                        law.get("PIPL-38").cite(1, 3),
                        law.get("SCC-6").cite(),
                        law.get("CERT-5").cite(1, 2)),
                duty(
                        "security-assessment",
                        new Bilingual("向境外提供前通过安全评估", "Pass the security assessment before providing"),
                        Set.of(Route.SECURITY_ASSESSMENT),
                        law.get("CBDF-7").cite(),
                        law.get("PIPL-38").cite(1, 1)),
                duty(
                        "state-organ-assessment",
                        new Bilingual("向境外提供前进行安全评估", "Undertake a security assessment before providing"),
                        Set.of(Route.STATE_ORGAN_ASSESSMENT),
                        law.get("PIPL-36").cite(),
                        law.get("PIPL-37").cite()),
                duty(
                        "export-notice-and-consent",
                        new Bilingual(
                                "告知境外接收方等事项；以同意为依据的，取得单独同意",
                                "Give notice of the overseas recipient; where consent is the basis, obtain separate consent"),
                        anything,
                        law.get("PIPL-39").cite(),
                        law.get("CBDF-10").cite()),
                duty(
                        "export-impact-assessment",
                        new Bilingual("事前进行个人信息保护影响评估并记录", "Assess the impact beforehand, and record the handling"),
                        anything,
                        law.get("PIPL-55").cite(1, 4)),
                duty(
                        "recipient-standard",
                        new Bilingual(
                                "保障境外接收方达到规定的保护标准", "Ensure that the overseas recipient reaches the Law's standard"),
                        anything,
                        law.get("PIPL-38").cite(3)));
    }

    List<LegalBasis> bases() {
        return duties.stream().map(RouteDuty::basis).toList();
    }

    List<Duty> owed(LocalDate on, RequiredRoute required) {
        return duties.stream()
                .filter(duty -> duty.routes().contains(required.route()))
                .map(duty -> owed(duty, on, required))
                .toList();
    }

    private static Duty owed(RouteDuty duty, LocalDate on, RequiredRoute required) {
        String ruleVersion = "duty-" + duty.basis().newestEffectiveDate(on);
        Map<String, Object> inputs = Map.of("route", required.route().name());
        List<Finding> findings = duty.basis().findings(on, duty.code(), inputs, ruleVersion);
        Finding leading = findings.get(0);
        return new Duty(
                duty.code(),
                duty.title(),
                leading.provision(),
                leading.citation(),
                required.since(),
                Optional.empty(),
                DeadlineKind.BEFORE_ACTIVITY,
                Optional.empty(),
                false,
                findings,
                ruleVersion);
    }

    private static RouteDuty duty(String code, Bilingual title, Set<Route> routes, Citation... citations) {
        return new RouteDuty(code, title, LegalBasis.of("duty/" + code, citations), routes);
    }
}
