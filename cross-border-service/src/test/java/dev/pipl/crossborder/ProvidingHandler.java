package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.awaitility.Awaitility.await;

import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A handler with a recipient in Singapore that asks the gate over HTTP on the twentieth of October 2026. */
final class ProvidingHandler {

    static final String AT = "2026-10-19T10:00:00+08:00";

    final String id = Service.newHandler();
    private final ImpactAssessments assessments =
            CDI.current().select(ImpactAssessments.class).get();
    private String recipient = Service.newRecipient(id);

    /** One that has assessed the impact and told its persons. */
    static ProvidingHandler ready() {
        ProvidingHandler handler = new ProvidingHandler();
        handler.assessed(LocalDate.of(2026, 9, 1));
        handler.notified();
        return handler;
    }

    String recipient() {
        return recipient;
    }

    TransferJson question() {
        return TransferJson.recorded(id, recipient, "e-1", AT).nonSensitive(persons(0, 1));
    }

    static TransferJson reserving(TransferJson question) {
        return question.withData(data -> data.put("reserve", true));
    }

    List<String> persons(int from, int to) {
        return Service.persons(id, from, to);
    }

    ValidatableResponse check(TransferJson question) {
        return ask(question).then().statusCode(200);
    }

    Response ask(TransferJson question) {
        return askRaw(id, question.data().toString());
    }

    static Response askRaw(String tenant, String body) {
        return as(Role.PIPELINE, tenant)
                .contentType("application/json")
                .body(body)
                .post("/gate/checks");
    }

    /** So many are declared, so that the year stands where a test wants it. */
    void counted(long people) {
        Service.accepted(
                id, TransferJson.recorded(id, recipient, "declared", AT).declared("all", people, 0));
    }

    void assessed(LocalDate completedOn) {
        String pipia = UUID.randomUUID().toString();
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                Instant.parse("2026-06-01T00:00:00Z"),
                id,
                new PipiaCompleted(
                        pipia,
                        id,
                        List.of("GENERAL"),
                        completedOn,
                        null,
                        true,
                        List.of("customer-support"),
                        List.of(recipient),
                        "LOW",
                        null)));
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> assessments.of(id).stream()
                        .anyMatch(assessment -> assessment.id().equals(pipia)));
    }

    void notified() {
        as(Role.HANDLER_OFFICER, id)
                .contentType("application/json")
                .body("{\"recipientId\":\"" + recipient + "\",\"recipientName\":\"Lion Ltd\","
                        + "\"recipientContact\":\"dpo@example.sg\",\"purposes\":[\"customer-support\"],"
                        + "\"method\":\"online\",\"categories\":[\"CONTACT\"],\"rights\":\"by mail\","
                        + "\"coversSensitive\":true,\"necessity\":\"support\",\"effectOnRights\":\"low\","
                        + "\"from\":\"2026-09-01T00:00:00+08:00\"}")
                .post("/handlers/{id}/notices", id)
                .then()
                .statusCode(201);
    }

    String contract() {
        return as(Role.HANDLER_OFFICER, id)
                .contentType("application/json")
                .body("{\"handlerId\":\"" + id
                        + "\",\"kind\":\"STANDARD_CONTRACT\",\"scope\":{\"recipientIds\":[\""
                        + recipient + "\"],\"purposes\":[\"customer-support\"],\"categories\":[\"CONTACT\"],"
                        + "\"sensitive\":true},\"impactAssessment\":{\"id\":\"p-1\",\"completedOn\":\"2026-09-01\"},"
                        + "\"signedOn\":\"2026-09-20\",\"effectiveOn\":\"2026-09-28\"}")
                .post("/mechanisms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A recipient that no other one resembles. */
    void aRecipientCalled(String name) {
        recipient = as(Role.HANDLER_OFFICER, id)
                .contentType("application/json")
                .body("{\"handlerId\":\"" + id + "\",\"name\":{\"zh\":\"" + name + "\",\"en\":\"" + name
                        + "\"},\"country\":\"SG\"}")
                .post("/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assessed(LocalDate.of(2026, 9, 1));
        notified();
    }
}
