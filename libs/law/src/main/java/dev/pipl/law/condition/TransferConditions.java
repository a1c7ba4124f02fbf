package dev.pipl.law.condition;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Route;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conditions of a single provision abroad, each answered by one finding that says whether it is met. None of them
 * replaces another, and an exemption from the route frees from none (CBDF 10).
 *
 * <p>Which mechanism covers which transfer is for its owner to say; here stands which article asks for one.
 */
public final class TransferConditions {

    private final Map<Route, LegalBasis> mechanisms = new EnumMap<>(Route.class);
    private final LegalBasis unreviewedMatch;
    private final LegalBasis assessment;
    private final LegalBasis notice;
    private final LegalBasis separateConsent;

    private TransferConditions(Provisions law) {
        mechanisms.put(
                Route.CONTRACT_OR_CERTIFICATION,
                LegalBasis.of(
                        "condition/contract-or-certification",
                        law.get("CBDF-8").cite(),
                        law.get("PIPL-38").cite(1, 2),
                        law.get("PIPL-38").cite(1, 3)));
        mechanisms.put(
                Route.SECURITY_ASSESSMENT,
                LegalBasis.of(
                        "condition/security-assessment",
                        law.get("CBDF-7").cite(),
                        law.get("PIPL-38").cite(1, 1)));
        mechanisms.put(
                Route.STATE_ORGAN_ASSESSMENT,
                LegalBasis.of(
                        "condition/state-organ-assessment", law.get("PIPL-36").cite()));
        mechanisms.put(
                Route.FREE_TRADE_ZONE_LIST,
                LegalBasis.of("condition/zone-list-item", law.get("CBDF-6").cite()));
        unreviewedMatch =
                LegalBasis.of("condition/unreviewed-match", law.get("PIPL-42").cite());
        assessment = LegalBasis.of(
                "condition/impact-assessment",
                law.get("PIPL-55").cite(1, 4),
                law.get("CBDF-10").cite());
        notice = LegalBasis.of(
                "condition/notice",
                law.get("PIPL-39").cite(),
                law.get("CBDF-10").cite());
        separateConsent = LegalBasis.of(
                "condition/separate-consent",
                law.get("PIPL-39").cite(),
                law.get("CBDF-10").cite());
    }

    /** The conditions by these provisions. */
    public static TransferConditions of(Provisions provisions) {
        return new TransferConditions(provisions);
    }

    /**
     * That nobody has looked yet whether the recipient is the one on an announced list.
     *
     * @param announcement where the list was published
     */
    public Finding unreviewedMatch(LocalDate on, String announcement) {
        return finding(unreviewedMatch, on, "possible-match-unreviewed", Map.of("announcement", announcement));
    }

    /**
     * Whether a mechanism carries the transfer; empty where the route asks for none.
     *
     * @param route what the strictest class of the transfer needs
     * @param coveredBy the covering mechanism's reference; empty where none covers it
     */
    public Optional<Finding> mechanism(LocalDate on, Route route, Optional<String> coveredBy) {
        return Optional.ofNullable(mechanisms.get(route)).map(basis -> {
            Map<String, Object> inputs = new LinkedHashMap<>();
            inputs.put("route", route.name());
            coveredBy.ifPresent(reference -> inputs.put("mechanism", reference));
            return finding(basis, on, coveredBy.isPresent() ? "mechanism-covers" : "mechanism-missing", inputs);
        });
    }

    /**
     * Whether the impact was assessed beforehand.
     *
     * @param completedOn the day of the assessment that was looked at last; empty where there is none
     */
    public Finding assessment(LocalDate on, AssessmentState state, Optional<LocalDate> completedOn) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("transferOn", on.toString());
        completedOn.ifPresent(day -> inputs.put("completedOn", day.toString()));
        return finding(assessment, on, state.name().toLowerCase(Locale.ROOT).replace('_', '-'), inputs);
    }

    /** Whether the individuals were told of this recipient, this purpose and these kinds of information. */
    public Finding notice(LocalDate on, boolean isGiven) {
        return finding(notice, on, isGiven ? "notice-given" : "notice-missing", Map.of());
    }

    /**
     * Whether separate consent was obtained; empty where the handling rests on another basis than consent, which needs
     * none (QA-JUL-1).
     */
    public Optional<Finding> separateConsent(LocalDate on, boolean isConsentTheBasis, boolean isObtained) {
        return isConsentTheBasis
                ? Optional.of(finding(
                        separateConsent,
                        on,
                        isObtained ? "separate-consent-given" : "separate-consent-missing",
                        Map.of()))
                : Optional.empty();
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return Stream.concat(
                        mechanisms.values().stream(), Stream.of(unreviewedMatch, assessment, notice, separateConsent))
                .toList();
    }

    /** @throws RuleNotInForce before the day of the leading provision */
    private static Finding finding(LegalBasis basis, LocalDate on, String outcome, Map<String, ?> inputs) {
        if (!basis.isInForce(on)) {
            throw new RuleNotInForce(basis.citations().get(0).provision().id(), on);
        }
        return basis.leadingFinding(on, outcome, inputs, "condition-" + basis.newestEffectiveDate(on));
    }
}
