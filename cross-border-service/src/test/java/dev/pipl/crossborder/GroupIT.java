package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.persons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two subsidiaries of one parent, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class GroupIT {

    private static final String COUNTS = "/groups/{group}/head-counts/2026";

    @Inject
    ReviewHolds holds;

    private String groupId;
    private String first;
    private String second;

    @BeforeEach
    void twoSubsidiaries() {
        groupId = "g-" + UUID.randomUUID();
        first = member("h-1-");
        second = member("h-2-");
    }

    private String member(String prefix) {
        return Service.newHandler(
                Profiles.inGroup(Profiles.enterprise(prefix + UUID.randomUUID(), 1, Service.SINCE), groupId));
    }

    private static void send(String handler, String id, List<String> persons, String keyId) {
        Service.accepted(
                handler,
                TransferJson.recorded(handler, Service.newRecipient(handler), id, "2026-03-01T08:00:00+08:00")
                        .nonSensitive(persons)
                        .withData(data -> data.put("tokenKeyId", keyId)));
    }

    @Test
    void personsOfBothAreCountedOnce() {
        send(first, "e-1", persons(groupId, 0, 60), "2026-a");
        send(second, "e-2", persons(groupId, 40, 100), "2026-a");

        as(Role.REGULATOR)
                .get(COUNTS, groupId)
                .then()
                .statusCode(200)
                .body("groupId", equalTo(groupId))
                .body("membershipAsOf", containsString("+08:00"))
                .body("nonSensitive.lower", equalTo(100))
                .body("nonSensitive.upper", equalTo(100))
                .body("nonSensitive.exact", equalTo(true))
                .body("nonSensitive.basis.code", equalTo("EVERY_PERSON_ONCE"))
                .body("sensitive.upper", equalTo(0))
                .body("members.handlerId", contains(first, second))
                .body("members.nonSensitive.upper", contains(60, 60))
                .body("routeIfOneHandler.route", equalTo("EXEMPT_VOLUME"))
                .body("routeIfOneHandler.note.zh", containsString("第七十三条"));
    }

    @Test
    void differentTokenKeysGiveAnIntervalThatSaysWhy() {
        send(first, "e-1", persons(groupId, 0, 60), "2026-a");
        send(second, "e-2", persons(groupId, 40, 110), "2026-b");

        as(Role.OPERATOR)
                .get(COUNTS, groupId)
                .then()
                .statusCode(200)
                .body("nonSensitive.lower", equalTo(70))
                .body("nonSensitive.upper", equalTo(130))
                .body("nonSensitive.exact", equalTo(false))
                .body("nonSensitive.basis.zh", notNullValue())
                .body("nonSensitive.basis.en", containsString("token keys differ"));
    }

    @Test
    void onlyWhoMaySeeEveryMemberSeesTheGroup() {
        as(Role.HANDLER_OFFICER, first, second)
                .get(COUNTS, groupId)
                .then()
                .statusCode(200)
                .body("members", hasSize(2));
        as(Role.REGULATOR, "CN-11").get(COUNTS, groupId).then().statusCode(200);
        as(Role.REGULATOR, "CN-31").get(COUNTS, groupId).then().statusCode(404).body("code", equalTo("group-unknown"));
        as(Role.HANDLER_OFFICER, first)
                .get(COUNTS, groupId)
                .then()
                .statusCode(404)
                .body("code", equalTo("group-unknown"));
        as(Role.PIPELINE, first, second).get(COUNTS, groupId).then().statusCode(403);
        as(Role.REGULATOR).get(COUNTS, "nobody").then().statusCode(404);
        as(Role.REGULATOR)
                .get("/groups/{group}/head-counts/1999", groupId)
                .then()
                .statusCode(400);
    }

    private String recipientOfFirst;

    private void bothDeclareSixHundredThousandToOneRecipient() {
        recipientOfFirst = Service.newRecipient(first);
        declare(first, recipientOfFirst, 600_000);
        declare(second, Service.newRecipient(second), 600_001);
    }

    private static void declare(String handler, String recipient, long persons) {
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, "d-" + persons, "2026-03-01T08:00:00+08:00")
                        .declared("set of " + handler, persons, 0));
    }

    private String awaitCase(String state) {
        return await().atMost(KafkaProbe.PATIENCE)
                .until(
                        () -> as(Role.REGULATOR)
                                .get("/splitting-cases?handlerId={id}&state={state}", first, state)
                                .then()
                                .statusCode(200)
                                .extract()
                                .path("items[0].id"),
                        Objects::nonNull);
    }

    private static Response decide(Role role, String caseId, String ifMatch, String body, String... tenants) {
        RequestSpecification request =
                as(role, tenants).contentType("application/json").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.post("/splitting-cases/{id}/decision", caseId);
    }

    @Test
    void scenario28ControlPurposeAndRecipientSharedAndTheSumOverTheLimitIsHeldForReview() {
        bothDeclareSixHundredThousandToOneRecipient();

        String caseId = awaitCase("REVIEW_HOLD");

        as(Role.REGULATOR)
                .get("/splitting-cases/{id}", caseId)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("signal", equalTo("GROUP_SUM"))
                .body("groupId", equalTo(groupId))
                .body("handlerIds", contains(first, second))
                .body("partial", equalTo(false))
                .body("class", equalTo("nonSensitive"))
                .body("threshold", equalTo(1_000_000))
                .body("evidence.together.upper", equalTo(1_200_001))
                .body("evidence.members.upper", contains(600_000, 600_001))
                .body("evidence.flows.recipientName", contains("Lion Ltd", "Lion Ltd"))
                .body("evidence.settings.pausedFromPercent", equalTo(95))
                .body("findings.provision", contains("CERT-5", "SCC-4"))
                .body("findings[0].citation.zh", containsString("第五条"))
                .body("title.zh", notNullValue());
        EventEnvelope told = KafkaProbe.await(
                EventType.SPLITTING_SUSPECTED,
                event -> caseId.equals(event.data().path("caseId").asText())
                        && "REVIEW_HOLD".equals(event.data().path("state").asText()));
        assertThat(told.data().path("count").asLong()).isEqualTo(1_200_001);
        KafkaProbe.await(
                EventType.ALERT_RAISED,
                event -> "splitting-suspected".equals(event.data().path("code").asText())
                        && caseId.equals(event.data().path("subject").asText()));
        assertThat(holds.isHeld(first, recipientOfFirst, " Customer-Support")).isTrue();
        assertThat(holds.isHeld(first, recipientOfFirst, "payroll")).isFalse();
        assertThat(holds.isHeld(first, Service.newRecipient(first), "customer-support"))
                .isTrue();
        assertThat(holds.isHeld("somebody else", recipientOfFirst, "customer-support"))
                .isFalse();
    }

    @Test
    void aReviewerClearsTheCaseOnceAndNothingIsHeldAnyMore() {
        bothDeclareSixHundredThousandToOneRecipient();
        String caseId = awaitCase("REVIEW_HOLD");
        String tag = as(Role.REGULATOR).get("/splitting-cases/{id}", caseId).header("ETag");
        String cleared = "{\"decision\":\"CLEARED\",\"reason\":\"each decides for itself\"}";

        decide(Role.REGULATOR, caseId, null, cleared).then().statusCode(428);
        decide(Role.REGULATOR, caseId, "\"77\"", cleared).then().statusCode(412);
        decide(Role.REGULATOR, caseId, tag, "{\"decision\":\"MAYBE\",\"reason\":\"x\"}")
                .then()
                .statusCode(400);
        decide(Role.REGULATOR, caseId, tag, "{\"decision\":\"CLEARED\"}").then().statusCode(400);
        decide(Role.HANDLER_OFFICER, caseId, tag, cleared, first, second).then().statusCode(403);
        decide(Role.HANDLER_OFFICER, caseId, tag, cleared, "somebody").then().statusCode(404);
        decide(Role.REGULATOR, "no-such-case", tag, cleared).then().statusCode(404);
        decide(Role.REGULATOR, caseId, tag, cleared)
                .then()
                .statusCode(200)
                .body("state", equalTo("CLEARED"))
                .body("decisions[0].reason", equalTo("each decides for itself"));
        decide(Role.REGULATOR, caseId, "*", cleared)
                .then()
                .statusCode(409)
                .body("code", equalTo("splitting-case-decided"));

        assertThat(holds.isHeld(first, recipientOfFirst, "customer-support")).isFalse();
        declare(first, recipientOfFirst, 600_002);
        declare(second, Service.newRecipient(second), 600_003);
        as(Role.REGULATOR)
                .get("/splitting-cases/{id}", caseId)
                .then()
                .body("state", equalTo("CLEARED"))
                .body("round", equalTo(1));
    }

    @Test
    void anOfficerSeesWhatConcernsItsOwnHandlerAlone() {
        bothDeclareSixHundredThousandToOneRecipient();
        String caseId = awaitCase("REVIEW_HOLD");

        as(Role.HANDLER_OFFICER, first)
                .get("/splitting-cases/{id}", caseId)
                .then()
                .statusCode(200)
                .body("partial", equalTo(true))
                .body("handlerIds", contains(first))
                .body("evidence.together", nullValue())
                .body("evidence.members.handlerId", contains(first))
                .body("evidence.flows.handlerId", contains(first));
        as(Role.HANDLER_OFFICER, first)
                .get("/splitting-cases")
                .then()
                .statusCode(200)
                .body("items.id", contains(caseId));
        as(Role.HANDLER_OFFICER, "somebody").get("/splitting-cases").then().body("items", hasSize(0));
        as(Role.HANDLER_OFFICER, "somebody")
                .get("/splitting-cases/{id}", caseId)
                .then()
                .statusCode(404)
                .body("code", equalTo("splitting-case-unknown"));
        as(Role.HANDLER_OFFICER, "somebody")
                .get("/splitting-cases?handlerId={id}", first)
                .then()
                .statusCode(404);
        as(Role.PIPELINE, first).get("/splitting-cases").then().statusCode(403);
        as(Role.REGULATOR).get("/splitting-cases?state=ANY").then().statusCode(400);
    }

    @Test
    void equalDeclarationsUnderDifferentIdsAreASignal() {
        declare(first, Service.newRecipient(first), 5_000);
        declare(second, Service.newRecipient(second), 5_000);

        String caseId = awaitCase("OPEN");

        as(Role.REGULATOR)
                .get("/splitting-cases/{id}", caseId)
                .then()
                .body("signal", equalTo("SAME_DATA_SET"))
                .body("evidence.dataSets.nonSensitive", contains(5_000, 5_000));
    }

    @Test
    void theSensitivePartOfRecordsSentByAnotherMemberIsASignal() {
        send(first, "rest", persons(groupId, 0, 300), "2026-a");
        Service.accepted(
                second,
                TransferJson.recorded(second, Service.newRecipient(second), "health", "2026-03-05T08:00:00+08:00")
                        .sensitive(persons(groupId, 0, 200))
                        .withData(data -> data.put("tokenKeyId", "2026-a")));

        String caseId = awaitCase("OPEN");

        as(Role.REGULATOR)
                .get("/splitting-cases/{id}", caseId)
                .then()
                .body("signal", equalTo("RECORD_SPLIT"))
                .body("evidence.records[0].persons", equalTo(200))
                .body("evidence.records[0].handlerId", equalTo(first))
                .body("evidence.records[0].sensitiveHandlerId", equalTo(second));
    }
}
