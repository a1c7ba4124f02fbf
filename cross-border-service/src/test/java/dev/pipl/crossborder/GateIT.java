package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate over HTTP, on what the other rooms really keep. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class GateIT {

    private static final String AT = "2026-10-19T10:00:00+08:00";

    @Inject
    TestClock clock;

    @Inject
    ImpactAssessments assessments;

    @Inject
    DataSource database;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerThatMayProvide() {
        clock.setTo(LocalDate.of(2026, 10, 20));
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
        assessed(LocalDate.of(2026, 9, 1));
        notified();
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void aTransferThatMeetsEveryConditionIsAllowedAndToldWhy() {
        check(question())
                .body("decision", equalTo("ALLOW"))
                .body("mode", equalTo("ENFORCE"))
                .body("wouldDecide", nullValue())
                .body("route", equalTo("EXEMPT_VOLUME"))
                .body("mechanism", nullValue())
                .body("projected.nonSensitive", equalTo(1))
                .body("projected.sensitive", equalTo(0))
                .body("findings.denies", everyItem(equalTo(false)))
                .body("findings.provision", hasItems("CBDF-5", "PIPL-55", "PIPL-39"))
                .body("findings[0].citation.zh", containsString("第五条"))
                .body("reservation", nullValue());
    }

    @Test
    void scenario30AnAssessmentOfTheSameDayOrLaterIsAViolation() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
        notified();
        check(question())
                .body("decision", equalTo("DENY"))
                .body("findings.findAll { it.denies }.outcome", contains("impact-assessment-missing"));

        assessed(LocalDate.of(2026, 10, 20));

        check(question())
                .body("decision", equalTo("DENY"))
                .body("findings.findAll { it.denies }.provision", contains("PIPL-55"))
                .body("findings.findAll { it.denies }.outcome", contains("impact-assessment-late"));
    }

    @Test
    void withoutNoticeOrSeparateConsentATransferIsDenied() {
        check(question().withData(data -> data.put("separateConsent", false)))
                .body("decision", equalTo("DENY"))
                .body("findings.findAll { it.denies }.outcome", contains("separate-consent-missing"));
        check(question().withData(data -> data.putArray("categories").add("LOCATION")))
                .body("findings.findAll { it.denies }.outcome", contains("notice-missing"));
    }

    @Test
    void thePersonWhoReachesTheLimitNeedsAContractAndGoesWithOne() {
        counted(99_998);

        check(question()).body("decision", equalTo("ALLOW")).body("projected.nonSensitive", equalTo(99_999));
        check(question().nonSensitive(persons(0, 2)))
                .body("decision", equalTo("DENY"))
                .body("route", equalTo("CONTRACT_OR_CERTIFICATION"))
                .body("findings.findAll { it.denies }.provision", contains("CBDF-8"));
        String contract = contract();
        check(question().nonSensitive(persons(0, 2)))
                .body("decision", equalTo("ALLOW"))
                .body("mechanism.id", equalTo(contract))
                .body("mechanism.kind", equalTo("STANDARD_CONTRACT"));
    }

    @Test
    void scenario2TheMillionthPersonIsNoLongerCarriedByTheContract() {
        contract();
        counted(999_998);

        check(question()).body("decision", equalTo("ALLOW")).body("projected.nonSensitive", equalTo(999_999));
        check(question().nonSensitive(persons(0, 2)))
                .body("decision", equalTo("DENY"))
                .body("route", equalTo("SECURITY_ASSESSMENT"))
                .body("findings.findAll { it.denies }.provision", contains("CBDF-7"));
    }

    @Test
    void scenario25AListedRecipientIsBlockedFromTheAnnouncementOnDespiteGroundAndContract() {
        String name = "Zephyrquay " + UUID.randomUUID().toString().replaceAll("[^a-f]", "q");
        aRecipientCalled(name);
        contract();
        TransferJson exempt = question()
                .withData(data -> data.putObject("exemption")
                        .put("ground", "CONTRACT_NECESSITY")
                        .put("evidence", "contract 7"));
        check(exempt).body("decision", equalTo("ALLOW")).body("route", equalTo("EXEMPT_GROUND"));

        listed(name);

        await().atMost(KafkaProbe.PATIENCE).untilAsserted(() -> check(exempt).body("decision", equalTo("DENY")));
        check(exempt)
                .body("decision", equalTo("DENY"))
                .body("route", equalTo("BLOCKED"))
                .body("findings[0].code", equalTo("recipient"))
                .body("findings[0].provision", equalTo("PIPL-42"))
                .body("findings[0].denies", equalTo(true));
        check(exempt.withData(data -> data.put("occurredAt", "2026-10-19T09:59:59+08:00")))
                .body("decision", equalTo("ALLOW"));
    }

    @Test
    void whatWasForeseenIsWhatTheLedgerShowsAfterwards() {
        Service.accepted(handler, question().nonSensitive(persons(0, 30)));
        TransferJson next = TransferJson.recorded(handler, recipient, "e-2", AT)
                .nonSensitive(persons(20, 50))
                .sensitive(persons(45, 60))
                .declared("set-1", 12, 3);
        contract();

        int nonSensitive = check(next).extract().path("projected.nonSensitive");
        int sensitive = check(next).extract().path("projected.sensitive");
        Service.accepted(handler, next);

        assertThat(Service.headCounts(handler, 2026).at("/nonSensitive/upper").asInt())
                .isEqualTo(nonSensitive)
                .isEqualTo(62);
        assertThat(Service.headCounts(handler, 2026).at("/sensitive/upper").asInt())
                .isEqualTo(sensitive)
                .isEqualTo(18);
    }

    @Test
    void aReservationHoldsThePersonsUntilTheEventRedeemsIt() {
        counted(99_998);
        String reservation = check(reserving(question()))
                .body("decision", equalTo("ALLOW"))
                .body("reservation.expiresAt", containsString("+08:00"))
                .extract()
                .path("reservation.id");

        check(question()).body("decision", equalTo("ALLOW"));
        check(question().nonSensitive(persons(1, 2))).body("decision", equalTo("DENY"));
        reservation(reservation).body("state", equalTo("HELD"));
        Service.accepted(handler, question().withData(data -> data.put("reservationId", reservation)));

        reservation(reservation).body("state", equalTo("REDEEMED")).body("eventId", equalTo("e-1"));
        check(question()).body("decision", equalTo("ALLOW")).body("projected.nonSensitive", equalTo(99_999));
    }

    @Test
    void aReleasedReservationHoldsNobody() {
        counted(99_998);
        String id = check(reserving(question())).extract().path("reservation.id");
        String path = "/handlers/" + handler + "/reservations/" + id;

        as(Role.PIPELINE, handler).delete(path).then().statusCode(428);
        as(Role.PIPELINE, handler)
                .header("If-Match", "\"2\"")
                .delete(path)
                .then()
                .statusCode(412);
        as(Role.PIPELINE, handler)
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(204);

        check(question().nonSensitive(persons(1, 2))).body("decision", equalTo("ALLOW"));
        as(Role.PIPELINE, handler)
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("reservation-over"));
        as(Role.PIPELINE, handler)
                .header("If-Match", "*")
                .delete(path + "x")
                .then()
                .statusCode(404)
                .body("code", equalTo("reservation-unknown"));
        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/reservations", handler)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items.state", contains("RELEASED"));
    }

    @Test
    void ofParallelExportsOnlyOneTakesTheLastPlace() throws Exception {
        counted(99_998);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<String>> decisions = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            TransferJson wanted = reserving(question().nonSensitive(persons(i, i + 1)));
            decisions.add(pool.submit(
                    () -> ask(wanted).then().statusCode(200).extract().path("decision")));
        }
        List<String> told = new ArrayList<>();
        for (Future<String> decision : decisions) {
            told.add(decision.get(60, TimeUnit.SECONDS));
        }
        pool.shutdownNow();

        assertThat(told).hasSize(16);
        assertThat(told).filteredOn("ALLOW"::equals).hasSize(1);
    }

    @Test
    void inWarnModeATransferGoesAndTheAnswerSaysWhatWouldHaveBeenDecided() {
        String path = "/handlers/" + handler + "/gate-mode";
        as(Role.PIPELINE, handler)
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("mode", equalTo("ENFORCE"));
        setMode("\"0\"", "{\"mode\":\"WARN\"}").then().statusCode(200).header("ETag", equalTo("\"1\""));

        check(question().withData(data -> data.put("separateConsent", false)))
                .body("decision", equalTo("ALLOW"))
                .body("mode", equalTo("WARN"))
                .body("wouldDecide", equalTo("DENY"))
                .body("findings.findAll { it.denies }.outcome", contains("separate-consent-missing"));

        setMode("\"0\"", "{\"mode\":\"ENFORCE\"}").then().statusCode(412);
        setMode(null, "{\"mode\":\"ENFORCE\"}").then().statusCode(428);
        setMode("\"1\"", "{\"mode\":\"OFF\"}").then().statusCode(400).body("errors.field", contains("mode"));
        as(Role.PIPELINE, handler)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"mode\":\"WARN\"}")
                .put(path)
                .then()
                .statusCode(403);
    }

    @Test
    void everyDecisionIsKeptWithoutAPersonAndADryRunIsNot() {
        check(question());
        check(reserving(question()).withData(data -> data.put("dryRun", true)))
                .body("decision", equalTo("ALLOW"))
                .body("reservation", nullValue());
        assertThat(number("select count(*) from gate_check where handler_id = '" + handler + "'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from gate_check where handler_id = '" + handler
                        + "' and jsonb_array_length(findings) > 3 and findings::text not like '%"
                        + persons(0, 1).get(0) + "%'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from gate_reservation where handler_id = '" + handler + "'"))
                .isZero();
    }

    @Test
    void keptDecisionsAreReadByTheHandlersOwnPeopleAndTheRegulator() {
        String first = check(question()).extract().path("id");
        String second = check(question().nonSensitive(persons(0, 2))).extract().path("id");
        String path = "/handlers/" + handler + "/gate-checks";

        String next = as(Role.REGULATOR)
                .get(path + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .body("items[0].decision", equalTo("ALLOW"))
                .body("items[0].purpose", equalTo("customer-support"))
                .body("items[0].recipientId", equalTo(recipient))
                .body("items[0].by", notNullValue())
                .body("items[0].findings.provision", hasItem("CBDF-5"))
                .extract()
                .path("next");
        as(Role.PIPELINE, handler)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.id", contains(second));
        as(Role.HANDLER_OFFICER, handler).get(path).then().statusCode(200).body("items.id", contains(first, second));
        as(Role.HANDLER_OFFICER, "h-other").get(path).then().statusCode(404);
        as(Role.CERTIFICATION_BODY, "b-1").get(path).then().statusCode(404);
    }

    @Test
    void aRepeatedQuestionWithItsKeyReservesOnce() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, reserving(question())).path("reservation.id");
        String second = keyed(key, reserving(question())).path("reservation.id");

        assertThat(first).isNotNull().isEqualTo(second);
        assertThat(number("select count(*) from gate_reservation where handler_id = '" + handler + "'"))
                .isEqualTo(1);
    }

    @Test
    void theFormIsThatOfATransfer() {
        refused(400, "malformed-event", data -> data.remove("purpose")).body("errors.field", contains("purpose"));
        refused(400, "malformed-event", data -> data.put("reservationId", "x".repeat(65)))
                .body("errors.field", contains("reservationId"));
        refused(400, "token-form", data -> data.putArray("nonSensitiveSubjects").add("short"))
                .body("detail", not(containsString("short")));
        refused(400, "no-person-named", data -> data.remove("nonSensitiveSubjects"));
        refused(400, "occurred-in-future", data -> data.put("occurredAt", "2026-10-21T10:00:00+08:00"));
        refused(400, "validation-failed", data -> data.put("reserve", "yes")).body("errors.field", contains("reserve"));
        refused(404, "recipient-unknown", data -> data.put("recipientId", "nobody"));
        refused(503, "rule-not-in-force", data -> data.put("occurredAt", "2024-03-21T10:00:00+08:00"));
        askRaw(handler, "[]").then().statusCode(400).body("code", equalTo("malformed-json"));
        askRaw(handler, "{\"handlerId\":").then().statusCode(400).body("code", equalTo("malformed-json"));
        askRaw(handler, "{}")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("handlerId", "recipientId", "occurredAt", "purpose"))
                .body("errors.field", not(hasItem("subject")));
    }

    @Test
    void onlyTheHandlersOwnPipelinesAndOfficersAsk() {
        String body = question().data().toString();
        askRaw("h-other", body).then().statusCode(404).body("code", equalTo("handler-unknown"));
        as(Role.REGULATOR)
                .contentType("application/json")
                .body(body)
                .post("/gate/checks")
                .then()
                .statusCode(403);
        as(Role.CERTIFICATION_BODY, "b-1")
                .contentType("application/json")
                .body(body)
                .post("/gate/checks")
                .then()
                .statusCode(404);
        as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body(body)
                .post("/gate/checks")
                .then()
                .statusCode(200)
                .body("id", notNullValue());
    }

    private ValidatableResponse refused(int status, String code, Consumer<ObjectNode> spoil) {
        return ask(question().withData(spoil)).then().statusCode(status).body("code", equalTo(code));
    }

    private TransferJson question() {
        return TransferJson.recorded(handler, recipient, "e-1", AT).nonSensitive(persons(0, 1));
    }

    private static TransferJson reserving(TransferJson question) {
        return question.withData(data -> data.put("reserve", true));
    }

    private List<String> persons(int from, int to) {
        return Service.persons(handler, from, to);
    }

    private ValidatableResponse check(TransferJson question) {
        return ask(question).then().statusCode(200);
    }

    private Response ask(TransferJson question) {
        return askRaw(handler, question.data().toString());
    }

    private static Response askRaw(String tenant, String body) {
        return as(Role.PIPELINE, tenant)
                .contentType("application/json")
                .body(body)
                .post("/gate/checks");
    }

    private Response keyed(String key, TransferJson question) {
        return as(Role.PIPELINE, handler)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(question.data().toString())
                .post("/gate/checks");
    }

    private Response setMode(String ifMatch, String body) {
        var request = as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body(body);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.put("/handlers/{id}/gate-mode", handler);
    }

    private ValidatableResponse reservation(String id) {
        return as(Role.PIPELINE, handler)
                .get("/handlers/{id}/reservations/{rid}", handler, id)
                .then()
                .statusCode(200);
    }

    /** So many are declared, so that the year stands where a test wants it. */
    private void counted(long people) {
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, "declared", AT).declared("all", people, 0));
    }

    private void assessed(LocalDate completedOn) {
        String id = UUID.randomUUID().toString();
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                Instant.parse("2026-06-01T00:00:00Z"),
                handler,
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
                        null)));
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> assessments.of(handler).stream()
                        .anyMatch(assessment -> assessment.id().equals(id)));
    }

    private void notified() {
        as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{\"recipientId\":\"" + recipient + "\",\"recipientName\":\"Lion Ltd\","
                        + "\"recipientContact\":\"dpo@example.sg\",\"purposes\":[\"customer-support\"],"
                        + "\"method\":\"online\",\"categories\":[\"CONTACT\"],\"rights\":\"by mail\","
                        + "\"coversSensitive\":true,\"necessity\":\"support\",\"effectOnRights\":\"low\","
                        + "\"from\":\"2026-09-01T00:00:00+08:00\"}")
                .post("/handlers/{id}/notices", handler)
                .then()
                .statusCode(201);
    }

    private String contract() {
        return as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{\"handlerId\":\"" + handler
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
    private void aRecipientCalled(String name) {
        recipient = as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{\"handlerId\":\"" + handler + "\",\"name\":{\"zh\":\"" + name + "\",\"en\":\"" + name
                        + "\"},\"country\":\"SG\"}")
                .post("/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assessed(LocalDate.of(2026, 9, 1));
        notified();
    }

    /** Announced at the questions' moment. */
    private void listed(String name) {
        as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"provision\":\"PIPL-42\",\"kind\":\"PROHIBITED\",\"name\":{\"en\":\"" + name
                        + "\"},\"country\":\"SG\",\"announcement\":\"announcement 7\",\"announcedAt\":\"" + AT + "\"}")
                .post("/restricted-recipients")
                .then()
                .statusCode(201);
    }

    private long number(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
