package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.ForeignAuthorityRequest;
import dev.pipl.law.route.GroundClaim;
import dev.pipl.law.route.GroundDecision;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.PersonsConcerned;
import dev.pipl.law.route.RecipientRestriction;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.TransferInputs;
import dev.pipl.law.route.YearFigures;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.route.ZoneTier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions about routes. */
final class RouteQuestions {

    private final RouteTable table;

    RouteQuestions(Provisions law) {
        table = RouteTable.of(law);
    }

    JsonNode yearRoute(Facts given) {
        return answer(table.decideYear(given.date("on"), handler(given), figures(given)));
    }

    JsonNode transferRoute(Facts given) {
        Set<SubjectClass> carries =
                given.texts("carries").stream().map(SubjectClass::ofWireName).collect(Collectors.toSet());
        TransferInputs inputs = new TransferInputs(
                handler(given),
                carries,
                figures(given),
                given.part("foreignAuthority").map(request -> new ForeignAuthorityRequest(request.flag("approved"))),
                restriction(given, "recipientRestriction"),
                restriction(given, "countryMeasure"),
                given.part("claim").map(RouteQuestions::claim),
                zone(given));
        return answer(table.decideTransfer(given.date("on"), inputs));
    }

    JsonNode ground(Facts given) {
        GroundDecision decision =
                table.ground(given.date("on"), handler(given), claim(given), given.flag("importantData"), zone(given));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("honoured", decision.honoured());
        answer.put("outcome", decision.finding().outcome());
        answer.put("provision", decision.finding().provision());
        answer.put("citation", decision.finding().citation().zh());
        answer.put("ruleVersion", decision.finding().ruleVersion());
        return answer;
    }

    JsonNode limits(Facts given) {
        List<Limit> limits = table.limits(given.date("on"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (SubjectClass subjectClass : SubjectClass.values()) {
            ObjectNode ofClass = answer.putObject(subjectClass.wireName());
            limits.stream()
                    .filter(limit -> limit.subjectClass() == subjectClass)
                    .forEach(limit -> ofClass.put(Long.toString(limit.firstCount()), limit.provision()));
        }
        return answer;
    }

    static HandlerFacts handler(Facts given) {
        return new HandlerFacts(
                HandlerKind.valueOf(given.text("kind", "ENTERPRISE")),
                given.flag("criticalInfrastructure"),
                given.number("personsHandled"));
    }

    static YearFigures figures(Facts given) {
        return new YearFigures(
                count(given, "nonSensitive"),
                count(given, "sensitive"),
                given.flag("importantData"),
                given.flag("statutoryDuty"));
    }

    private static ClassCount count(Facts given, String name) {
        long counted = given.number(name, 0);
        return new ClassCount(counted, given.number(name + "Gross", counted));
    }

    private static GroundClaim claim(Facts given) {
        return new GroundClaim(
                ExemptionGround.valueOf(given.text("ground")),
                given.text("evidence", "file 7"),
                given.flag("approved"));
    }

    private static Optional<RecipientRestriction> restriction(Facts given, String name) {
        return given.part(name).map(measure -> new RecipientRestriction("announcement 1", measure.flag("leavesRoom")));
    }

    private static Optional<ZoneListing> zone(Facts given) {
        return given.part("zone")
                .map(zone -> new ZoneListing(
                        "Shanghai",
                        "2025.1",
                        !zone.flag("registeredElsewhere"),
                        !zone.flag("otherIndustry"),
                        Optional.of(zone.text("item", "")).filter(item -> !item.isEmpty()),
                        zone.parts("tiers").stream()
                                .map(tier -> new ZoneTier(
                                        Route.valueOf(tier.text("route")),
                                        tier.number("nonSensitiveMin"),
                                        tier.number("sensitiveMin")))
                                .toList()));
    }

    /** Whose information a claimed ground concerns. */
    JsonNode groundPersons(Facts given) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        table.personsRefused(
                        given.date("on"),
                        ExemptionGround.valueOf(given.text("ground")),
                        PersonsConcerned.valueOf(given.text("persons")))
                .ifPresent(finding -> answer.put("refused", finding.provision() + " " + finding.outcome()));
        return answer;
    }

    private static JsonNode answer(RouteDecision decision) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("route", decision.route().name());
        decision.byClass().forEach((subjectClass, route) -> answer.put(subjectClass.wireName(), route.name()));
        Set<String> routes = Arrays.stream(Route.values()).map(Route::name).collect(Collectors.toSet());
        decision.findings().stream()
                .filter(finding -> routes.contains(finding.outcome()))
                .map(Finding::provision)
                .forEach(answer.putArray("citing")::add);
        decision.findings().stream()
                .filter(finding -> !routes.contains(finding.outcome()))
                .map(finding -> finding.provision() + " " + finding.outcome())
                .forEach(answer.putArray("also")::add);
        ObjectNode numbers = answer.putObject("numbers");
        decision.findings().stream()
                .flatMap(finding -> finding.inputs().entrySet().stream())
                .filter(input -> input.getKey().contains("Persons") && input.getValue() instanceof Long)
                .forEach(input -> numbers.put(input.getKey(), (Long) input.getValue()));
        answer.put("deciding", decision.decidingProvision().orElse(null));
        answer.put("ruleVersion", decision.ruleVersion());
        return answer;
    }
}
