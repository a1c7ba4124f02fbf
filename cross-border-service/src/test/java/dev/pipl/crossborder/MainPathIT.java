package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.route;
import static dev.pipl.crossborder.Service.routeChanges;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A handler becomes known over Kafka, names a recipient, sends transfers; counts, route and news follow. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class MainPathIT {

    private static final int PER_EVENT = 10_000;
    private static final int PER_REQUEST = 25;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerWithARecipient() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
    }

    private TransferJson event(String id) {
        return TransferJson.recorded(handler, recipient, id, "2026-03-01T08:00:00+08:00");
    }

    private void sendPersons(int from, int to) {
        List<TransferJson> request = new ArrayList<>();
        for (int first = from; first < to; first += PER_EVENT) {
            int last = Math.min(first + PER_EVENT, to);
            request.add(event("persons-" + first + "-" + last).nonSensitive(persons(handler, first, last)));
            if (request.size() == PER_REQUEST) {
                Service.accepted(handler, request.toArray(TransferJson[]::new));
                request.clear();
            }
        }
        if (!request.isEmpty()) {
            Service.accepted(handler, request.toArray(TransferJson[]::new));
        }
    }

    private void requireNonSensitive(long count, String expectedRoute) {
        JsonNode counts = headCounts(handler, 2026).get("nonSensitive");
        assertThat(counts.get("lower").asLong()).isEqualTo(count);
        assertThat(counts.get("upper").asLong()).isEqualTo(count);
        assertThat(counts.get("exact").asBoolean()).isTrue();
        assertThat(route(handler, 2026).get("route").asText()).isEqualTo(expectedRoute);
    }

    private static Predicate<EventEnvelope> of(String handlerId, String field, String value) {
        return event -> handlerId.equals(event.data().path("handlerId").asText())
                && value.equals(event.data().path(field).asText());
    }

    @Test
    void nothingSentIsTheRouteNone() {
        JsonNode route = route(handler, 2026);

        assertThat(route.get("route").asText()).isEqualTo("NONE");
        assertThat(route.at("/byClass/nonSensitive").asText()).isEqualTo("NONE");
        assertThat(route.at("/byClass/sensitive").asText()).isEqualTo("NONE");
        assertThat(headCounts(handler, 2026).get("ledgerSequence").asLong()).isZero();
        assertThat(routeChanges(handler)).isEmpty();
    }

    @Test
    void theMillionthPersonChangesTheRouteToAssessment() {
        sendPersons(0, 99_999);
        requireNonSensitive(99_999, "EXEMPT_VOLUME");

        Service.accepted(handler, event("the-hundred-thousandth").nonSensitive(persons(handler, 99_999, 100_000)));
        requireNonSensitive(100_000, "CONTRACT_OR_CERTIFICATION");

        sendPersons(100_000, 999_999);
        Service.accepted(handler, event("seen-before").nonSensitive(persons(handler, 500_000, 510_000)));
        requireNonSensitive(999_999, "CONTRACT_OR_CERTIFICATION");

        Service.accepted(handler, event("the-millionth").nonSensitive(persons(handler, 999_990, 1_000_000)));
        requireNonSensitive(1_000_000, "SECURITY_ASSESSMENT");

        JsonNode changes = routeChanges(handler);
        assertThat(changes).hasSize(3);
        requireChange(changes.get(0), "NONE", "EXEMPT_VOLUME", 1, "persons-0-10000", "CBDF-5");
        requireChange(
                changes.get(1),
                "EXEMPT_VOLUME",
                "CONTRACT_OR_CERTIFICATION",
                100_000,
                "the-hundred-thousandth",
                "CBDF-8");
        requireChange(
                changes.get(2),
                "CONTRACT_OR_CERTIFICATION",
                "SECURITY_ASSESSMENT",
                1_000_000,
                "the-millionth",
                "CBDF-7");
        requireNews();
    }

    private static void requireChange(
            JsonNode change, String from, String to, long threshold, String eventId, String provision) {
        assertThat(change.get("year").asInt()).isEqualTo(2026);
        assertThat(change.get("from").asText()).isEqualTo(from);
        assertThat(change.get("to").asText()).isEqualTo(to);
        assertThat(change.get("class").asText()).isEqualTo("nonSensitive");
        assertThat(change.get("threshold").asLong()).isEqualTo(threshold);
        assertThat(change.get("ordinal").asLong()).isEqualTo(threshold);
        assertThat(change.get("eventId").asText()).isEqualTo(eventId);
        assertThat(change.get("occurredAt").asText()).isEqualTo("2026-03-01T08:00:00+08:00");
        assertThat(change.get("provision").asText()).isEqualTo(provision);
    }

    private void requireNews() {
        EventEnvelope changed = KafkaProbe.await(EventType.ROUTE_CHANGED, of(handler, "to", "SECURITY_ASSESSMENT"));
        EventEnvelope crossed = KafkaProbe.await(EventType.THRESHOLD_CROSSED, of(handler, "threshold", "1000000"));
        EventEnvelope alert = KafkaProbe.await(
                EventType.ALERT_RAISED,
                event -> handler.equals(event.data().path("handlerId").asText())
                        && event.data().toString().contains("CBDF-7"));

        assertThat(changed.data().path("eventId").asText()).isEqualTo("the-millionth");
        assertThat(crossed.data().path("ordinal").asLong()).isEqualTo(1_000_000);
        assertThat(alert.data().at("/title/zh").asText()).isNotBlank();
        assertThat(alert.data().at("/title/en").asText()).isNotBlank();
    }

    @Test
    void theFindingsCiteTheProvisionInBothLanguages() {
        Service.accepted(handler, event("e-1").sensitive(persons(handler, 0, 1)));

        JsonNode route = route(handler, 2026);

        assertThat(route.get("route").asText()).isEqualTo("CONTRACT_OR_CERTIFICATION");
        assertThat(route.at("/byClass/nonSensitive").asText()).isEqualTo("NONE");
        assertThat(route.at("/byClass/sensitive").asText()).isEqualTo("CONTRACT_OR_CERTIFICATION");
        JsonNode finding = route.get("findings").get(0);
        assertThat(finding.get("provision").asText()).isEqualTo("CBDF-8");
        assertThat(finding.at("/citation/zh").asText()).contains("第八条");
        assertThat(finding.at("/citation/en").asText()).contains("Article 8");
        assertThat(finding.get("ruleVersion").asText()).isNotBlank();
        assertThat(finding.get("inputs")).isNotEmpty();
    }

    @Test
    void theTenThousandthSensitivePersonIsTheOneThatMatters() {
        Service.accepted(handler, event("many").sensitive(persons(handler, 0, 9_999)));
        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("CONTRACT_OR_CERTIFICATION");

        Service.accepted(handler, event("one-more").sensitive(persons(handler, 9_999, 10_000)));

        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("SECURITY_ASSESSMENT");
        JsonNode last = routeChanges(handler).get(1);
        assertThat(last.get("class").asText()).isEqualTo("sensitive");
        assertThat(last.get("ordinal").asLong()).isEqualTo(10_000);
    }

    @Test
    void aPersonInBothListsCountsInBothAndOnlyOnceInEach() {
        List<String> persons = persons(handler, 0, 5);

        Service.accepted(
                handler,
                event("e-1").nonSensitive(persons).sensitive(persons.subList(0, 1)),
                event("e-2").nonSensitive(persons),
                event("e-3").sensitive(persons.subList(0, 2)));

        JsonNode counts = headCounts(handler, 2026);
        assertThat(counts.at("/nonSensitive/upper").asLong()).isEqualTo(5);
        assertThat(counts.at("/sensitive/upper").asLong()).isEqualTo(2);
        assertThat(counts.get("ruleVersion").asText()).isNotBlank();
        assertThat(counts.get("asOf").asText()).endsWith("+08:00");
    }

    @Test
    void declarationsGiveAnIntervalAndTheRouteGoesByItsUpperBound() {
        Service.accepted(
                handler, event("d-1").declared("set-1", 60_000, 0), event("d-2").declared("set-2", 60_000, 0));

        JsonNode counts = headCounts(handler, 2026).get("nonSensitive");
        assertThat(counts.get("lower").asLong()).isEqualTo(60_000);
        assertThat(counts.get("upper").asLong()).isEqualTo(120_000);
        assertThat(counts.get("exact").asBoolean()).isFalse();
        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("CONTRACT_OR_CERTIFICATION");
        JsonNode last = routeChanges(handler).get(1);
        assertThat(last.get("threshold").asLong()).isEqualTo(100_000);
        assertThat(last.has("ordinal")).isTrue();
        assertThat(last.get("ordinal").isNull()).isTrue();
    }

    @Test
    void exemptTransfersShowInTheGrossOnly() {
        Service.accepted(
                handler,
                event("exempt")
                        .nonSensitive(persons(handler, 0, 7))
                        .withData(data -> data.putObject("exemption")
                                .put("ground", "CONTRACT_NECESSITY")
                                .put("evidence", "booking terms")));

        JsonNode counts = headCounts(handler, 2026).get("nonSensitive");
        assertThat(counts.get("upper").asLong()).isZero();
        assertThat(counts.get("gross").asLong()).isEqualTo(7);
        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("EXEMPT_GROUND");
    }

    @Test
    void importantDataNeedsAnAssessment() {
        Service.accepted(
                handler,
                event("important")
                        .nonSensitive(persons(handler, 0, 1))
                        .withData(data -> data.put("importantData", true)));

        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("SECURITY_ASSESSMENT");
        JsonNode last = routeChanges(handler).get(routeChanges(handler).size() - 1);
        assertThat(last.get("to").asText()).isEqualTo("SECURITY_ASSESSMENT");
    }
}
