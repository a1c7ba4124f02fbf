package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Wording;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateScope;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong with a transfer is found after it counted, and told to those who should know. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class FindingsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ImpactAssessments assessments;

    @Inject
    Mechanisms mechanisms;

    @Inject
    Restrictions restrictions;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerWithARecipient() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
    }

    @Test
    void whatFlowsIsShownByRecipientAndPurpose() {
        Service.accepted(handler, event("e-1", 3), event("e-2", 2));

        JsonNode flow = await().atMost(KafkaProbe.PATIENCE)
                .until(() -> items("flows?year=2026"), flows -> flows.size() == 1)
                .get(0);

        assertThat(flow.get("recipientId").asText()).isEqualTo(recipient);
        assertThat(flow.get("purpose").asText()).isEqualTo("customer-support");
        assertThat(flow.get("events").asLong()).isEqualTo(2);
        assertThat(flow.at("/occurrences/nonSensitive").asLong()).isEqualTo(5);
        assertThat(flow.at("/first/eventId").asText()).isEqualTo("e-1");
        assertThat(flow.at("/last/occurredAt").asText()).isEqualTo("2026-03-01T08:00:00+08:00");
    }

    @Test
    void aTransferWithoutNoticeAndAssessmentCountsAndIsFound() {
        Service.accepted(handler, event("e-1", 3));

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(items("findings?year=2026"))
                        .extracting(one -> one.get("code").asText())
                        .containsExactlyInAnyOrder("impact-assessment-missing", "notice-missing"));
        JsonNode notice = items("findings?year=2026&code=notice-missing").get(0);
        assertThat(notice.get("provisions").get(0).asText()).isEqualTo("PIPL-39");
        assertThat(notice.at("/citation/zh").asText()).contains("第三十九条");
        assertThat(notice.at("/citation/en").asText()).contains("Article 39");
        assertThat(notice.get("severity").asText()).isEqualTo("WARNING");
        assertThat(notice.get("events").asLong()).isEqualTo(1);
        assertThat(notice.at("/subject/purpose").asText()).isEqualTo("customer-support");
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(3);
        EventEnvelope alert = KafkaProbe.await(EventType.ALERT_RAISED, event -> isAlert(event, "notice-missing"));
        assertThat(alert.data().at("/subject").asText())
                .isEqualTo("findings/" + notice.get("id").asText());
        as(Role.REGULATOR)
                .get(
                        "/handlers/{id}/findings/{finding}",
                        handler,
                        notice.get("id").asText())
                .then()
                .statusCode(200)
                .body("code", equalTo("notice-missing"));
        as(Role.REGULATOR)
                .get("/handlers/{id}/findings/nothing", handler)
                .then()
                .statusCode(404)
                .body("code", equalTo("resource-unknown"));
    }

    @Test
    void aTransferToARestrictedRecipientIsAcceptedAndCountsAndIsToldOfAtOnce() {
        String name = "Zhvrqx Wkjt " + handler.substring(2, 10);
        recipient = recipientNamed(name);
        restrict(name);
        Service.accepted(handler, event("e-1", 2));

        JsonNode found = await().atMost(KafkaProbe.PATIENCE)
                .until(() -> items("findings?year=2026&code=restricted-recipient"), all -> all.size() == 1)
                .get(0);

        assertThat(found.get("provisions").get(0).asText()).isEqualTo("PIPL-42");
        assertThat(found.get("severity").asText()).isEqualTo("CRITICAL");
        assertThat(found.at("/subject/recipientId").asText()).isEqualTo(recipient);
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(2);
        EventEnvelope alert = KafkaProbe.await(EventType.ALERT_RAISED, event -> isAlert(event, "restricted-recipient"));
        assertThat(alert.data().get("severity").asText()).isEqualTo("CRITICAL");
        assertThat(alert.data().get("provisions").get(0).asText()).isEqualTo("PIPL-42");
        assertThat(alert.data().at("/title/zh").asText()).isNotBlank();
    }

    @Test
    void aNewPurposeLeavesTheScopeOfTheCertificate() {
        certify("customer-support");
        Service.accepted(handler, sensitive("e-1", "customer-support"));
        Service.accepted(handler, sensitive("e-2", "payroll"));

        JsonNode found = await().atMost(KafkaProbe.PATIENCE)
                .until(() -> items("findings?year=2026&code=mechanism-scope-left"), all -> all.size() == 1)
                .get(0);

        assertThat(found.at("/subject/purpose").asText()).isEqualTo("payroll");
        assertThat(found.at("/subject/detail").asText()).isEqualTo("purpose");
        assertThat(found.get("events").asLong()).isEqualTo(1);
        assertThat(items("findings?year=2026&code=mechanism-missing")).isEmpty();
        KafkaProbe.await(EventType.ALERT_RAISED, event -> isAlert(event, "mechanism-scope-left"));
    }

    @Test
    void scenario30AnAssessmentDatedADayAfterTheTransferIsLateAndADayBeforeCuresTheFinding() {
        assess("p-late-" + handler, LocalDate.of(2026, 3, 2));
        Service.accepted(handler, event("e-1", 1));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(items("findings?year=2026&code=impact-assessment-late"))
                        .hasSize(1));

        assess("p-early-" + handler, LocalDate.of(2026, 2, 28));
        reviewed(2026);

        JsonNode resolved = items("findings?year=2026&state=RESOLVED").get(0);
        assertThat(resolved.get("code").asText()).isEqualTo("impact-assessment-late");
        assertThat(resolved.at("/resolution/en").asText()).isNotBlank();
        assertThat(items("findings?year=2026&state=OPEN"))
                .extracting(one -> one.get("code").asText())
                .containsExactly("notice-missing");
    }

    @Test
    void aPipelineReadsFindingsAndDoesNotHaveThemJudgedAgain() {
        as(Role.PIPELINE, handler)
                .get("/handlers/{id}/findings", handler)
                .then()
                .statusCode(200);
        as(Role.PIPELINE, handler)
                .post("/handlers/{id}/findings/review?year=2026", handler)
                .then()
                .statusCode(403);
    }

    @Test
    void findingsArePagedByDayAndNarrowedByCodeAndState() {
        Service.accepted(handler, event("e-1", 1));
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> items("findings?year=2026").size() == 2);

        String next = as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/findings?year=2026&limit=1", handler)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("next", notNullValue())
                .extract()
                .path("next");
        assertThat(items("findings?year=2026&limit=1&cursor=" + next)).hasSize(1);
        assertThat(items("findings?year=2026&state=RESOLVED")).isEmpty();
        as(Role.REGULATOR)
                .get("/handlers/{id}/findings?code=no-such-code", handler)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("code")));
        as(Role.HANDLER_OFFICER, "h-other")
                .get("/handlers/{id}/findings", handler)
                .then()
                .statusCode(404);
    }

    private boolean isAlert(EventEnvelope event, String code) {
        return handler.equals(event.data().path("handlerId").asText())
                && code.equals(event.data().path("code").asText());
    }

    private void reviewed(int year) {
        as(Role.HANDLER_OFFICER, handler)
                .post("/handlers/{id}/findings/review?year={year}", handler, year)
                .then()
                .statusCode(200)
                .body("open", equalTo(1))
                .body("resolved", equalTo(1));
    }

    /** The recipient's own name, so that nobody has to look whether it is the one on the list. */
    private void restrict(String name) {
        as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"provision\":\"PIPL-42\",\"kind\":\"PROHIBITED\",\"name\":{\"en\":\"" + name
                        + "\"},\"country\":\"SG\",\"announcement\":\"Announcement 7\",\"announcedAt\":\"2026-01-05\"}")
                .post("/restricted-recipients")
                .then()
                .statusCode(201);
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> restrictions.against(recipient).size() == 1);
    }

    private String recipientNamed(String name) {
        return as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{\"handlerId\":\"" + handler + "\",\"name\":{\"zh\":\"" + name + "\",\"en\":\"" + name
                        + "\"},\"country\":\"SG\",\"contact\":\"dpo@example.sg\"}")
                .post("/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void assess(String id, LocalDate completedOn) {
        tell(
                "/handler-registry",
                new PipiaCompleted(
                        id,
                        handler,
                        List.of("GENERAL"),
                        completedOn,
                        null,
                        true,
                        List.of("customer-support"),
                        List.of(recipient),
                        "LOW",
                        null));
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> assessments.of(handler).stream()
                        .anyMatch(assessment -> assessment.id().equals(id)));
    }

    private void certify(String purpose) {
        CertificateScope scope = new CertificateScope(
                new Wording("客服", "Support"), List.of(recipient), List.of(purpose), List.of("CONTACT"), null);
        tell(
                "/certification",
                new CertificateIssued(
                        "CN-" + handler,
                        "b-1",
                        handler,
                        new Wording("甲公司", "Company A"),
                        scope,
                        LocalDate.of(2026, 1, 2),
                        LocalDate.of(2029, 1, 2),
                        LocalDate.of(2028, 7, 2),
                        "VALID",
                        LocalDate.of(2026, 1, 2)));
        await().atMost(KafkaProbe.PATIENCE).until(() -> mechanisms.of(handler).size() == 1);
    }

    private void tell(String source, Event event) {
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(), URI.create(source), Instant.parse("2026-06-01T00:00:00Z"), handler, event));
    }

    private TransferJson sensitive(String id, String purpose) {
        return TransferJson.recorded(handler, recipient, id, "2026-03-01T08:00:00+08:00")
                .withData(data ->
                        data.put("purpose", purpose).putArray("categories").add("CONTACT"))
                .sensitive(persons(handler, 0, 1));
    }

    private TransferJson event(String id, int persons) {
        return TransferJson.recorded(handler, recipient, id, "2026-03-01T08:00:00+08:00")
                .withData(data -> data.putArray("categories").add("CONTACT"))
                .nonSensitive(persons(handler, 0, persons));
    }

    private JsonNode items(String path) {
        byte[] answer = as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/" + handler + "/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try {
            return JSON.readTree(answer).get("items");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
