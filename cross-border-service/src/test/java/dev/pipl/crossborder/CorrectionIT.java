package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.ledger.Adjusted;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnPlatform(schema = "cross_border")
class CorrectionIT {

    private static final String AT = "2026-03-01T08:00:00+08:00";

    @Inject
    DataSource database;

    @Inject
    LedgerWriter ledger;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerWithTwoTransfers() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
        Service.accepted(handler, transfer("right", 0, 5), transfer("wrong", 3, 10));
    }

    @Test
    void aVoidApprovedByASecondPersonTakesItsPersonsOutAndThePastStaysReadable() {
        Response proposed = propose(body("VOID", "wrong", "NEVER_OCCURRED"));
        proposed.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("PROPOSED"))
                .body("effect", nullValue());
        assertThat(upper()).isEqualTo(10);
        String id = proposed.path("id");

        decide("second", id, "approval", "checked the sending log")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPLIED"))
                .body("decision.by", equalTo("second"))
                .body("effect.year", equalTo(2026))
                .body("effect.ledgerSequence", equalTo(2));

        assertThat(upper()).isEqualTo(5);
        assertThat(upperAsOf(1)).isEqualTo(10);
        assertThat(upperAsOf(2)).isEqualTo(5);
        assertThat(upperAsOf(0)).isZero();
        officer("first")
                .get("/handlers/{id}/head-counts/2026?asOfSequence=3", handler)
                .then()
                .statusCode(404);
        officer("first")
                .get("/handlers/{id}/head-counts/2026?asOfSequence=-1", handler)
                .then()
                .statusCode(400);
        as(Role.REGULATOR).get("/corrections/{id}", id).then().statusCode(200).body("state", equalTo("APPLIED"));
    }

    @Test
    void approvingAgainChangesNothingAndAnotherPersonsDecisionComesTooLate() {
        String id = propose(body("VOID", "wrong", "RECORDED_TWICE")).path("id");
        decide("second", id, "approval", "seen").then().statusCode(200);

        decide("second", id, "approval", "seen").then().statusCode(200).body("version", equalTo(3));
        decide("third", id, "approval", "seen").then().statusCode(409).body("code", equalTo("correction-decided"));
        decide("third", id, "refusal", "no").then().statusCode(409).body("code", equalTo("correction-decided"));
        propose(body("VOID", "wrong", "NEVER_OCCURRED")).then().statusCode(409).body("code", equalTo("event-voided"));
        assertThat(upper()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECIPIENT_DELETED", "DELETION_REQUESTED", "CONSENT_WITHDRAWN"})
    void scenario21ThatTheRecipientDeletedTheDataIsRefusedAndTheCountStays(String reason) {
        propose(body("VOID", "wrong", reason))
                .then()
                .statusCode(422)
                .body("code", equalTo("provision-happened"))
                .body("findings.provision", contains("PIPL-15"))
                .body("findings[0].outcome", equalTo("provision-happened"));

        assertThat(upper()).isEqualTo(10);
        officer("first").get("/handlers/{id}/corrections", handler).then().body("items", hasSize(0));
    }

    @Test
    void refusalsComeInTheirOrder() {
        propose(body("VOID", "wrong", "NEVER_OCCURRED").replace("ticket 17", " "))
                .then()
                .statusCode(400)
                .body("errors.field", contains("evidence"));
        propose(body("VOID", "no-such-event", "RECIPIENT_DELETED")).then().body("code", equalTo("provision-happened"));
        propose(body("VOID", "no-such-event", "NEVER_OCCURRED"))
                .then()
                .statusCode(422)
                .body("code", equalTo("event-unknown"));
        propose(body("REPLACE", "wrong", "WRONG_COUNT").replace("}", ",\"replacementEventId\":\"none\"}"))
                .then()
                .statusCode(422)
                .body("code", equalTo("replacement-unknown"));
        propose("{\"kind\":\"LOWER_ROUTE\",\"year\":2026,\"reason\":\"r\",\"evidence\":\"e\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-lower-route"));
        propose(body("VOID", "wrong", "NEVER_OCCURRED")).then().statusCode(201);
        propose(body("VOID", "wrong", "WRONG_COUNT")).then().statusCode(409).body("code", equalTo("correction-open"));
    }

    @Test
    void theProposerCannotDecideAndStrangersSeeNothing() {
        String id = propose(body("VOID", "wrong", "NEVER_OCCURRED")).path("id");

        decide("first", id, "approval", "me again")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        decide("first", id, "refusal", "me again")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        as(Role.HANDLER_OFFICER, "h-other").get("/corrections/{id}", id).then().statusCode(404);
        as(Role.PIPELINE, handler).get("/corrections/{id}", id).then().statusCode(403);
        as(Role.REGULATOR)
                .contentType("application/json")
                .body("{\"reason\":\"r\"}")
                .post("/corrections/{id}/approval", id)
                .then()
                .statusCode(403);
        officer("second")
                .get("/corrections/{id}", "none")
                .then()
                .statusCode(404)
                .body("code", equalTo("correction-unknown"));
    }

    @Test
    void whoNamesAStaleVersionDecidesNothing() {
        String id = propose(body("VOID", "wrong", "NEVER_OCCURRED")).path("id");

        officer("second")
                .header("If-Match", "\"7\"")
                .contentType("application/json")
                .body("{\"reason\":\"r\"}")
                .post("/corrections/{id}/approval", id)
                .then()
                .statusCode(412);
        assertThat(upper()).isEqualTo(10);
    }

    @Test
    void aRefusedCorrectionLeavesTheCountAndCanBeProposedAnew() {
        String id = propose(body("VOID", "wrong", "NEVER_OCCURRED")).path("id");

        decide("second", id, "refusal", "the log shows it")
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));

        assertThat(upper()).isEqualTo(10);
        propose(body("VOID", "wrong", "WRONG_PERSONS")).then().statusCode(201);
    }

    @Test
    void whatAPipelineProposedIsAnOpenCorrectionThatHasToBeClassified() {
        Service.accepted(handler, TransferJson.voided(handler, "void-1", "wrong"));
        Response listed = officer("second").get("/handlers/{id}/corrections?state=PROPOSED", handler);
        listed.then()
                .body("items", hasSize(1))
                .body("items[0].origin", equalTo("PIPELINE"))
                .body("items[0].eventId", equalTo("wrong"))
                .body("items[0].reasonCode", nullValue());
        String id = listed.path("items[0].id");

        decide("second", id, "approval", "seen").then().statusCode(422).body("code", equalTo("reason-code-missing"));
        approveAs("second", id, "RECIPIENT_DELETED").then().statusCode(422).body("code", equalTo("provision-happened"));
        approveAs("second", id, "NEVER_OCCURRED").then().statusCode(200).body("state", equalTo("APPLIED"));

        assertThat(upper()).isEqualTo(5);
    }

    @Test
    void aPipelinesVoidThatComesBeforeItsEventKeepsItFromCounting() {
        Service.accepted(handler, TransferJson.voided(handler, "void-1", "to-come"));
        String id = officer("second").get("/handlers/{id}/corrections", handler).path("items[0].id");
        approveAs("second", id, "RECORDED_TWICE").then().statusCode(200);

        Service.accepted(handler, transfer("to-come", 100, 200));

        assertThat(upper()).isEqualTo(10);
    }

    @Test
    void aLowerRouteNeedsAReviewOfItsOwn() {
        Service.accepted(handler, transfer("sensitive", 0, 0).sensitive(Service.persons(handler, 0, 1)));
        assertThat(Service.route(handler, 2026).get("route").asText()).isEqualTo("CONTRACT_OR_CERTIFICATION");
        String id = propose(body("VOID", "sensitive", "NEVER_OCCURRED")).path("id");
        decide("second", id, "approval", "seen").then().statusCode(200);
        assertThat(Service.route(handler, 2026).get("route").asText()).isEqualTo("CONTRACT_OR_CERTIFICATION");

        String review = propose("{\"kind\":\"LOWER_ROUTE\",\"year\":2026,\"reason\":\"counts confirmed\","
                        + "\"evidence\":\"file 9\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        decide("first", review, "approval", "me again").then().statusCode(403);
        decide("second", review, "approval", "seen").then().statusCode(200).body("state", equalTo("APPLIED"));

        assertThat(Service.route(handler, 2026).get("route").asText()).isEqualTo("EXEMPT_VOLUME");
        assertThat(Service.routeChanges(handler)).hasSize(3);
    }

    @Test
    void whatDiedBetweenApprovalAndLedgerIsFinished() throws SQLException {
        String id = propose(body("VOID", "wrong", "NEVER_OCCURRED")).path("id");

        approvedOnly(id);

        applied(id);
        assertThat(upper()).isEqualTo(5);
    }

    @Test
    void whatDiedBetweenLedgerAndStateIsFinishedWithoutASecondVoid() throws SQLException {
        String id = propose(body("VOID", "wrong", "NEVER_OCCURRED")).path("id");
        EventIdentity wrong = new EventIdentity(handler, "/handlers/" + handler + "/pipelines/crm-export", "wrong");
        assertThat(ledger.write(
                        new Batch.VoidApproved(id, wrong, "r", "e", "second", Instant.parse("2026-06-01T00:00:00Z"))))
                .contains(new Adjusted(2026, 2));

        approvedOnly(id);

        applied(id);
        assertThat(Service.headCounts(handler, 2026).get("ledgerSequence").asInt())
                .isEqualTo(2);
        assertThat(upper()).isEqualTo(5);
    }

    /** The process dies after the approval is on record. */
    private void approvedOnly(String id) throws SQLException {
        Tables.change(
                database,
                "update correction set state = 'APPROVED', version = 2, decided_by = 'second',"
                        + " decided_at = '2026-06-01T00:00:00Z', decision_reason = 'seen' where id = ?",
                id);
    }

    private void applied(String id) {
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> officer("first")
                        .get("/corrections/{id}", id)
                        .then()
                        .body("state", equalTo("APPLIED"))
                        .body("effect.ledgerSequence", equalTo(2)));
    }

    private TransferJson transfer(String id, int from, int to) {
        return TransferJson.recorded(handler, recipient, id, AT).nonSensitive(Service.persons(handler, from, to));
    }

    private String body(String kind, String eventId, String reasonCode) {
        return "{\"kind\":\"" + kind + "\",\"source\":\"/handlers/" + handler + "/pipelines/crm-export\",\"eventId\":\""
                + eventId + "\",\"reasonCode\":\"" + reasonCode
                + "\",\"reason\":\"never left the building\",\"evidence\":\"ticket 17\"}";
    }

    private Response propose(String body) {
        return officer("first").contentType("application/json").body(body).post("/handlers/{id}/corrections", handler);
    }

    private Response decide(String person, String id, String decision, String reason) {
        return officer(person)
                .contentType("application/json")
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/corrections/{id}/" + decision, id);
    }

    private Response approveAs(String person, String id, String reasonCode) {
        return officer(person)
                .contentType("application/json")
                .body("{\"reason\":\"seen\",\"reasonCode\":\"" + reasonCode + "\"}")
                .post("/corrections/{id}/approval", id);
    }

    private RequestSpecification officer(String person) {
        return given().auth().oauth2(Tokens.of(person, Set.of(Role.HANDLER_OFFICER), handler));
    }

    private long upper() {
        return Service.headCounts(handler, 2026)
                .get("nonSensitive")
                .get("upper")
                .asLong();
    }

    private int upperAsOf(int sequence) {
        return officer("first")
                .get("/handlers/{id}/head-counts/2026?asOfSequence={n}", handler, sequence)
                .then()
                .statusCode(200)
                .extract()
                .path("nonSensitive.upper");
    }
}
