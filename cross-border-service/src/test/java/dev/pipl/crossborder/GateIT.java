package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate over HTTP, on what the other rooms really keep. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class GateIT {

    @Inject
    TestClock clock;

    private ProvidingHandler handler;

    @BeforeEach
    void aHandlerThatMayProvide() {
        clock.setTo(LocalDate.of(2026, 10, 20));
        handler = ProvidingHandler.ready();
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void aTransferThatMeetsEveryConditionIsAllowedAndToldWhy() {
        handler.check(handler.question())
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
        handler = new ProvidingHandler();
        handler.notified();
        handler.check(handler.question())
                .body("decision", equalTo("DENY"))
                .body("findings.findAll { it.denies }.outcome", contains("impact-assessment-missing"));

        handler.assessed(LocalDate.of(2026, 10, 20));

        handler.check(handler.question())
                .body("decision", equalTo("DENY"))
                .body("findings.findAll { it.denies }.provision", contains("PIPL-55"))
                .body("findings.findAll { it.denies }.outcome", contains("impact-assessment-late"));
    }

    @Test
    void withoutNoticeOrSeparateConsentATransferIsDenied() {
        handler.check(handler.question().withData(data -> data.put("separateConsent", false)))
                .body("decision", equalTo("DENY"))
                .body("findings.findAll { it.denies }.outcome", contains("separate-consent-missing"));
        handler.check(handler.question()
                        .withData(data -> data.putArray("categories").add("LOCATION")))
                .body("findings.findAll { it.denies }.outcome", contains("notice-missing"));
    }

    @Test
    void thePersonWhoReachesTheLimitNeedsAContractAndGoesWithOne() {
        handler.counted(99_998);

        handler.check(handler.question())
                .body("decision", equalTo("ALLOW"))
                .body("projected.nonSensitive", equalTo(99_999));
        handler.check(handler.question().nonSensitive(handler.persons(0, 2)))
                .body("decision", equalTo("DENY"))
                .body("route", equalTo("CONTRACT_OR_CERTIFICATION"))
                .body("findings.findAll { it.denies }.provision", contains("CBDF-8"));
        String contract = handler.contract();
        handler.check(handler.question().nonSensitive(handler.persons(0, 2)))
                .body("decision", equalTo("ALLOW"))
                .body("mechanism.id", equalTo(contract))
                .body("mechanism.kind", equalTo("STANDARD_CONTRACT"));
    }

    @Test
    void scenario2TheMillionthPersonIsNoLongerCarriedByTheContract() {
        handler.contract();
        handler.counted(999_998);

        handler.check(handler.question())
                .body("decision", equalTo("ALLOW"))
                .body("projected.nonSensitive", equalTo(999_999));
        handler.check(handler.question().nonSensitive(handler.persons(0, 2)))
                .body("decision", equalTo("DENY"))
                .body("route", equalTo("SECURITY_ASSESSMENT"))
                .body("findings.findAll { it.denies }.provision", contains("CBDF-7"));
    }

    @Test
    void scenario25AListedRecipientIsBlockedFromTheAnnouncementOnDespiteGroundAndContract() {
        String name = "Zephyrquay " + UUID.randomUUID().toString().replaceAll("[^a-f]", "q");
        handler.aRecipientCalled(name);
        handler.contract();
        TransferJson exempt = handler.question()
                .withData(data -> data.putObject("exemption")
                        .put("ground", "CONTRACT_NECESSITY")
                        .put("evidence", "contract 7"));
        handler.check(exempt).body("decision", equalTo("ALLOW")).body("route", equalTo("EXEMPT_GROUND"));

        listed(name);

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> handler.check(exempt).body("decision", equalTo("DENY")));
        handler.check(exempt)
                .body("decision", equalTo("DENY"))
                .body("route", equalTo("BLOCKED"))
                .body("findings[0].code", equalTo("recipient"))
                .body("findings[0].provision", equalTo("PIPL-42"))
                .body("findings[0].denies", equalTo(true));
        handler.check(exempt.withData(data -> data.put("occurredAt", "2026-10-19T09:59:59+08:00")))
                .body("decision", equalTo("ALLOW"));
    }

    /** Announced at the questions' moment. */
    private void listed(String name) {
        as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"provision\":\"PIPL-42\",\"kind\":\"PROHIBITED\",\"name\":{\"en\":\"" + name
                        + "\"},\"country\":\"SG\",\"announcement\":\"announcement 7\",\"announcedAt\":\""
                        + ProvidingHandler.AT + "\"}")
                .post("/restricted-recipients")
                .then()
                .statusCode(201);
    }

    @Test
    void whatWasForeseenIsWhatTheLedgerShowsAfterwards() {
        Service.accepted(handler.id, handler.question().nonSensitive(handler.persons(0, 30)));
        TransferJson next = TransferJson.recorded(handler.id, handler.recipient(), "e-2", ProvidingHandler.AT)
                .nonSensitive(handler.persons(20, 50))
                .sensitive(handler.persons(45, 60))
                .declared("set-1", 12, 3);
        handler.contract();

        int nonSensitive = handler.check(next).extract().path("projected.nonSensitive");
        int sensitive = handler.check(next).extract().path("projected.sensitive");
        Service.accepted(handler.id, next);

        assertThat(Service.headCounts(handler.id, 2026)
                        .at("/nonSensitive/upper")
                        .asInt())
                .isEqualTo(nonSensitive)
                .isEqualTo(62);
        assertThat(Service.headCounts(handler.id, 2026).at("/sensitive/upper").asInt())
                .isEqualTo(sensitive)
                .isEqualTo(18);
    }

    @Test
    void inWarnModeATransferGoesAndTheAnswerSaysWhatWouldHaveBeenDecided() {
        String path = "/handlers/" + handler.id + "/gate-mode";
        as(Role.PIPELINE, handler.id)
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("mode", equalTo("ENFORCE"));
        setMode("\"0\"", "{\"mode\":\"WARN\"}").then().statusCode(200).header("ETag", equalTo("\"1\""));

        handler.check(handler.question().withData(data -> data.put("separateConsent", false)))
                .body("decision", equalTo("ALLOW"))
                .body("mode", equalTo("WARN"))
                .body("wouldDecide", equalTo("DENY"))
                .body("findings.findAll { it.denies }.outcome", contains("separate-consent-missing"));

        setMode("\"0\"", "{\"mode\":\"ENFORCE\"}").then().statusCode(412);
        setMode(null, "{\"mode\":\"ENFORCE\"}").then().statusCode(428);
        setMode("\"1\"", "{\"mode\":\"OFF\"}").then().statusCode(400).body("errors.field", contains("mode"));
        as(Role.PIPELINE, handler.id)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"mode\":\"WARN\"}")
                .put(path)
                .then()
                .statusCode(403);
    }

    private Response setMode(String ifMatch, String body) {
        var request = as(Role.HANDLER_OFFICER, handler.id)
                .contentType("application/json")
                .body(body);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.put("/handlers/{id}/gate-mode", handler.id);
    }
}
