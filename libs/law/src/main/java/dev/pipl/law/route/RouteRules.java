package dev.pipl.law.route;

import static dev.pipl.law.route.SubjectClass.NON_SENSITIVE;
import static dev.pipl.law.route.SubjectClass.SENSITIVE;

import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import java.util.List;
import java.util.Set;

/**
 * The rows of the route table, from what blocks a transfer down to what frees it. The first row that decides a class is
 * the class's route, so the order is part of the law: important data before any exemption, a ground before the counts.
 */
final class RouteRules {

    private final Provisions law;

    RouteRules(Provisions law) {
        this.law = law;
    }

    List<RouteRule> inOrder() {
        return List.of(
                foreignAuthority(),
                restrictedRecipient(),
                countryMeasure(),
                importantData(),
                stateOrgan(),
                publicBodyOnDuty(),
                exemptGround(),
                freeTradeZoneList("free-trade-zone-list", Route.FREE_TRADE_ZONE_LIST),
                freeTradeZoneList("free-trade-zone-assessment", Route.SECURITY_ASSESSMENT),
                freeTradeZoneList("free-trade-zone-contract-or-certification", Route.CONTRACT_OR_CERTIFICATION),
                criticalInfrastructure(),
                assessmentByVolume(),
                contractOrCertification(),
                exemptVolume());
    }

    private RouteRule foreignAuthority() {
        return new RouteRule(
                LegalBasis.of(
                        "route/foreign-authority",
                        law("PIPL-41").cite(),
                        law("ANX-15").cite(1, 4)),
                Route.BLOCKED,
                situation -> situation.allIf(situation
                        .transfer()
                        .flatMap(TransferInputs::foreignAuthority)
                        .filter(request -> !request.approved())
                        .isPresent()));
    }

    private RouteRule restrictedRecipient() {
        return new RouteRule(
                LegalBasis.of(
                        "route/restricted-recipient",
                        law("PIPL-42").cite(),
                        law("ANX-15").cite(1, 5)),
                Route.BLOCKED,
                situation -> situation.allIf(situation
                        .transfer()
                        .flatMap(TransferInputs::recipientRestriction)
                        .filter(restriction -> !restriction.leavesRoomForTransfer())
                        .isPresent()));
    }

    private RouteRule countryMeasure() {
        return new RouteRule(
                LegalBasis.of("route/country-measure", law("PIPL-43").cite()),
                Route.BLOCKED,
                situation -> situation.allIf(situation
                        .transfer()
                        .flatMap(TransferInputs::countryMeasure)
                        .filter(measure -> !measure.leavesRoomForTransfer())
                        .isPresent()));
    }

    private RouteRule importantData() {
        return new RouteRule(
                LegalBasis.of(
                        "route/important-data",
                        law("CBDF-7").cite(1, 2),
                        law("CBDF-5").cite(2),
                        law("CERT-5").cite(2)),
                Route.SECURITY_ASSESSMENT,
                situation -> situation.allIf(situation.figures().importantData()));
    }

    private RouteRule stateOrgan() {
        return new RouteRule(
                LegalBasis.of("route/state-organ", law("PIPL-36").cite()),
                Route.STATE_ORGAN_ASSESSMENT,
                situation -> situation.allIf(situation.handler().kind() == HandlerKind.STATE_ORGAN));
    }

    private RouteRule publicBodyOnDuty() {
        return new RouteRule(
                LegalBasis.of(
                        "route/public-body-on-duty",
                        law("PIPL-37").cite(),
                        law("PIPL-36").cite()),
                Route.STATE_ORGAN_ASSESSMENT,
                situation -> situation.allIf(situation.handler().kind() == HandlerKind.PUBLIC_BODY
                        && situation.figures().statutoryDuty()));
    }

    private RouteRule exemptGround() {
        return new RouteRule(
                LegalBasis.of(
                        "route/exempt-ground",
                        law("CBDF-7").cite(2),
                        law("PIPL-38").cite(1, 4),
                        law("CERT-5").cite(3)),
                Route.EXEMPT_GROUND,
                Situation::askedAndExempt);
    }

    /** The route that the item of the zone's list names at these counts; the item's numbers stand in the list. */
    private RouteRule freeTradeZoneList(String name, Route route) {
        return new RouteRule(
                LegalBasis.of("route/" + name, law("CBDF-6").cite()),
                route,
                situation -> situation.allIf(!situation.handler().criticalInfrastructureOperator()
                        && situation
                                .transfer()
                                .flatMap(TransferInputs::zoneListing)
                                .flatMap(listing -> listing.routeOfItem(
                                        situation.counted(NON_SENSITIVE), situation.counted(SENSITIVE)))
                                .filter(route::equals)
                                .isPresent()));
    }

    private RouteRule criticalInfrastructure() {
        return new RouteRule(
                LegalBasis.of(
                        "route/critical-infrastructure",
                        law("CBDF-7").cite(1, 1),
                        law("PIPL-40").cite(),
                        law("ANX-15").cite(1, 1)),
                Route.SECURITY_ASSESSMENT,
                situation ->
                        situation.handler().criticalInfrastructureOperator() ? situation.askedAndCounted() : Set.of());
    }

    private RouteRule assessmentByVolume() {
        Provision article = law("CBDF-7");
        LegalBasis basis = LegalBasis.of(
                        "route/assessment-by-volume",
                        article.cite(1, 2),
                        law("ANX-15").cite(1, 2))
                .using(article.number("nonSensitivePersonsMin"), article.number("sensitivePersonsMin"));
        return new RouteRule(basis, Route.SECURITY_ASSESSMENT, situation -> {
            boolean eitherReached = basis.number("nonSensitivePersonsMin")
                            .isSatisfied(situation.counted(NON_SENSITIVE), situation.on())
                    || basis.number("sensitivePersonsMin").isSatisfied(situation.counted(SENSITIVE), situation.on());
            return eitherReached ? situation.askedAndCounted() : Set.of();
        });
    }

    private RouteRule contractOrCertification() {
        Provision article = law("CBDF-8");
        LegalBasis basis = LegalBasis.of(
                        "route/contract-or-certification",
                        article.cite(),
                        law("CERT-5").cite(1, 2),
                        law("ANX-15").cite(1, 3))
                .using(
                        article.number("nonSensitivePersonsMin"),
                        article.number("nonSensitivePersonsMax"),
                        article.number("sensitivePersonsMax"));
        return new RouteRule(
                basis,
                Route.CONTRACT_OR_CERTIFICATION,
                situation -> situation.askedWhere(subjectClass -> {
                    long persons = situation.counted(subjectClass);
                    if (subjectClass == SENSITIVE) {
                        return persons > 0
                                && basis.number("sensitivePersonsMax").isSatisfied(persons, situation.on());
                    }
                    return basis.number("nonSensitivePersonsMin").isSatisfied(persons, situation.on())
                            && basis.number("nonSensitivePersonsMax").isSatisfied(persons, situation.on());
                }));
    }

    private RouteRule exemptVolume() {
        Provision article = law("CBDF-5");
        LegalBasis basis = LegalBasis.of("route/exempt-volume", article.cite(1, 4))
                .using(article.number("nonSensitivePersonsMax"));
        return new RouteRule(
                basis,
                Route.EXEMPT_VOLUME,
                situation -> situation.askedWhere(subjectClass -> subjectClass == NON_SENSITIVE
                        && situation.counted(NON_SENSITIVE) > 0
                        && basis.number("nonSensitivePersonsMax")
                                .isSatisfied(situation.counted(NON_SENSITIVE), situation.on())));
    }

    private Provision law(String id) {
        return law.get(id);
    }
}
