package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.route;
import static dev.pipl.crossborder.handler.Profiles.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.crossborder.exemption.GroundApprovals;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Grounds from their claim to their loss, and what becomes of the counts. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class GroundClaimIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 15);
    private static final String EVIDENCE = "hotel booking terms 2026";

    private static final ExemptionGround GROUND = ExemptionGround.CONTRACT_NECESSITY;

    @Inject
    TestClock clock;

    @Inject
    GroundApprovals grounds;

    private String handler;
    private String recipient;

    @BeforeEach
    void midSeptember() {
        clock.setTo(TODAY);
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    private void given(boolean isCritical) {
        handler = Service.newHandler(Profiles.of(
                "h-" + UUID.randomUUID(),
                1,
                List.of(fact(Service.SINCE, "ENTERPRISE")),
                List.of(fact(Service.SINCE, isCritical))));
        recipient = Service.newRecipient(handler);
    }

    private void send(String id, String on, int from, int to) {
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, id, on + "T08:00:00+08:00")
                        .withData(data -> data.putObject("exemption")
                                .put("ground", "CONTRACT_NECESSITY")
                                .put("evidence", EVIDENCE))
                        .nonSensitive(persons(handler, from, to)));
    }

    private RequestSpecification by(String person) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of(person, Set.of(Role.HANDLER_OFFICER), handler))
                .contentType("application/json");
    }

    private Response claim(String ground, String persons) {
        return by("anna")
                .body("""
                        {"ground":"%s","evidence":"%s","description":"bookings abroad","persons":"%s",
                         "documents":["archive 7"]}
                        """.formatted(ground, EVIDENCE, persons))
                .post("/handlers/" + handler + "/ground-claims");
    }

    private Response step(String person, String id, String step, String body) {
        return by(person).body(body).post("/ground-claims/" + id + "/" + step);
    }

    private long counted() {
        return headCounts(handler, 2026).at("/nonSensitive/upper").asLong();
    }

    private String routeNow() {
        return route(handler, 2026).get("route").asText();
    }

    @Test
    void scenario7AnOperatorOfCriticalInfrastructureIsFreeOnceAnotherPersonApproved() {
        given(true);
        send("e-1", "2026-03-01", 0, 1);
        assertThat(counted()).isEqualTo(1);
        assertThat(routeNow()).isEqualTo("SECURITY_ASSESSMENT");

        Response claimed = claim("CONTRACT_NECESSITY", "OTHERS");
        claimed.then()
                .statusCode(201)
                .body("state", equalTo("PENDING"))
                .body("finding.outcome", equalTo("approval-needed"));
        String id = claimed.path("id");
        step("anna", id, "approval", "{\"reason\":\"checked\"}")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        assertThat(counted()).isEqualTo(1);

        step("ben", id, "approval", "{\"reason\":\"checked\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decision.by", equalTo("ben"));

        assertThat(counted()).isZero();
        assertThat(grounds.isApproved(handler, GROUND, EVIDENCE)).isTrue();
        assertThat(grounds.isApproved(handler, GROUND, "another")).isFalse();
        send("e-2", "2026-03-02", 1, 3);
        assertThat(counted()).isZero();
        assertThat(headCounts(handler, 2026).at("/nonSensitive/gross").asLong()).isEqualTo(3);
        step("ben", id, "approval", "{\"reason\":\"again\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("ground-claim-decided"));
    }

    @Test
    void aRefusedClaimLeavesEverybodyCounted() {
        given(true);
        send("e-1", "2026-03-01", 0, 2);
        String id = claim("CONTRACT_NECESSITY", "OTHERS").path("id");

        step("ben", id, "refusal", "{\"reason\":\"not necessary\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        assertThat(grounds.isApproved(handler, GROUND, EVIDENCE)).isFalse();
        assertThat(grounds.isLost(handler, GROUND, EVIDENCE, Service.SINCE)).isTrue();

        send("e-2", "2026-03-02", 2, 3);
        assertThat(counted()).isEqualTo(3);
        claim("CONTRACT_NECESSITY", "OTHERS").then().statusCode(409).body("code", equalTo("ground-claimed"));
    }

    @Test
    void fromTheDayAGroundCeasesWhoeverIsSentOnItCounts() {
        given(false);
        send("e-1", "2026-03-01", 0, 2);
        send("e-2", "2026-09-02", 2, 5);
        Response claimed = claim("CONTRACT_NECESSITY", "OTHERS");
        claimed.then().statusCode(201).body("state", equalTo("RECORDED"));
        assertThat(counted()).isZero();

        step("anna", claimed.path("id"), "loss", "{\"from\":\"2026-09-02\",\"reason\":\"terms withdrawn\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("LOST"))
                .body("loss.from", equalTo("2026-09-02"));

        assertThat(counted()).isEqualTo(3);
        assertThat(grounds.isLost(handler, GROUND, EVIDENCE, LocalDate.of(2026, 9, 1)))
                .isFalse();
        assertThat(grounds.isLost(handler, GROUND, EVIDENCE, LocalDate.of(2026, 9, 2)))
                .isTrue();
        send("e-3", "2026-09-01", 5, 6);
        send("e-4", "2026-09-03", 6, 7);
        assertThat(counted()).isEqualTo(4);
    }

    @Test
    void aGroundThatWasNeverMetCountsEverybodyEverSentOnIt() {
        given(false);
        send("e-1", "2026-03-01", 0, 2);
        String id = claim("CONTRACT_NECESSITY", "OTHERS").path("id");

        step("anna", id, "loss", "{\"reason\":\"no such terms\"}").then().statusCode(400);
        step("anna", id, "loss", "{\"neverMet\":true,\"reason\":\"no such terms\"}")
                .then()
                .statusCode(200);

        assertThat(counted()).isEqualTo(2);
        assertThat(routeNow()).isEqualTo("EXEMPT_VOLUME");
    }

    @Test
    void whatIfShowsTheYearWithoutTheGroundAndChangesNothing() {
        given(false);
        send("e-1", "2026-03-01", 0, 2);

        by("anna")
                .queryParam("ground", "CONTRACT_NECESSITY")
                .queryParam("evidence", EVIDENCE)
                .get("/handlers/" + handler + "/head-counts/2026/what-if")
                .then()
                .statusCode(200)
                .body("now.nonSensitive.upper", equalTo(0))
                .body("without.nonSensitive.upper", equalTo(2))
                .body("without.route", equalTo("EXEMPT_VOLUME"))
                .body("crossings[0].ordinal", equalTo(1))
                .body("findings[0].provision", equalTo("CBDF-5"));
        by("anna")
                .queryParam("ground", "CONTRACT_NECESSITY")
                .queryParam("evidence", "another")
                .get("/handlers/" + handler + "/head-counts/2026/what-if")
                .then()
                .body("without.nonSensitive.upper", equalTo(0));
        by("anna")
                .queryParam("ground", "NONE")
                .get("/handlers/" + handler + "/head-counts/2026/what-if")
                .then()
                .statusCode(400);
        assertThat(counted()).isZero();
    }

    @Test
    void applicantsAreNoEmployees() {
        given(false);

        claim("HUMAN_RESOURCES", "APPLICANTS")
                .then()
                .statusCode(422)
                .body("code", equalTo("ground-not-open"))
                .body("provision", equalTo("QA-JUL-3"));
        claim("HUMAN_RESOURCES", "EMPLOYEES").then().statusCode(201);
    }

    @Test
    void aClaimIsItsHandlersOwn() {
        given(false);
        String id = claim("EMERGENCY", "OTHERS").path("id");

        by("anna").get("/handlers/" + handler + "/ground-claims").then().body("items.id", contains(id));
        as(Role.REGULATOR, "CN-11").get("/ground-claims/" + id).then().statusCode(200);
        as(Role.HANDLER_OFFICER, "another")
                .get("/ground-claims/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("ground-claim-unknown"));
        as(Role.PIPELINE, handler).get("/ground-claims/" + id).then().statusCode(403);
        as(Role.REGULATOR, "CN-11")
                .contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .post("/ground-claims/" + id + "/approval")
                .then()
                .statusCode(403);
    }
}
