package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Provisions;
import dev.pipl.law.duty.Dated;
import dev.pipl.law.duty.Duty;
import dev.pipl.law.duty.DutyTable;
import dev.pipl.law.duty.HandlerHistory;
import dev.pipl.law.duty.RequiredRoute;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The questions about duties. */
final class DutyQuestions {

    private final DutyTable table;

    DutyQuestions(Provisions law) {
        table = DutyTable.of(law, Workdays.published());
    }

    JsonNode duties(Facts given) {
        LocalDate since = LocalDate.parse(given.text("handlingSince", "2020-01-01"));
        HandlerHistory history = new HandlerHistory(
                since,
                List.of(new Dated<>(since, HandlerKind.valueOf(given.text("kind", "ENTERPRISE")))),
                flags(given, "criticalInfrastructure"),
                flags(given, "importantPlatform"),
                given.parts("personsHandled").stream()
                        .map(fact -> new Dated<>(fact.date("on"), fact.number("n", 0)))
                        .toList(),
                given.texts("auditReports").stream().map(LocalDate::parse).toList());
        Optional<RequiredRoute> route = given.part("route")
                .map(required -> new RequiredRoute(Route.valueOf(required.text("is")), required.date("since")));
        return answer(table.owed(given.date("on"), history, route));
    }

    private static List<Dated<Boolean>> flags(Facts given, String name) {
        return given.parts(name).stream()
                .map(fact -> new Dated<>(fact.date("on"), fact.flag("is")))
                .toList();
    }

    /** By code; a code owed more than once shows its newest, and all first days in {@code episodes}. */
    private static JsonNode answer(List<Duty> duties) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (Duty duty : duties) {
            ObjectNode one = answer.withObject("/" + duty.code());
            one.put("since", duty.since().toString());
            one.put("dueOn", duty.dueOn().map(LocalDate::toString).orElse(null));
            one.put("kind", duty.deadlineKind().name());
            one.put("provision", duty.provision());
            one.put("calendar", duty.calendarVersion().orElse(null));
            one.put("provisional", duty.provisional());
            one.put("ruleVersion", duty.ruleVersion());
            one.withArray("episodes").add(duty.since().toString());
        }
        return answer;
    }
}
