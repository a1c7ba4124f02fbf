package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.crossborder.RestrictedRecipientListed;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recipients against the announced list, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class ScreeningIT {

    private static final String ANNOUNCED = "2026-05-06";
    private static final Instant ANNOUNCED_AT = Instant.parse("2026-05-05T16:00:00Z");

    @Inject
    Restrictions restrictions;

    private String handler;

    @BeforeEach
    void aHandler() {
        handler = Service.newHandler();
    }

    /** A name that no other test has, nor anything like it. */
    private static String newName() {
        StringBuilder letters = new StringBuilder();
        for (char digit :
                UUID.randomUUID().toString().replace("-", "").substring(0, 16).toCharArray()) {
            letters.append((char) ('a' + Character.digit(digit, 16)));
        }
        return letters.toString();
    }

    private RequestSpecification officer(String name) {
        return given().auth()
                .oauth2(Tokens.of(name, Set.of(Role.HANDLER_OFFICER), handler))
                .contentType("application/json");
    }

    private static RequestSpecification operator() {
        return as(Role.OPERATOR).contentType("application/json");
    }

    private String recipientBody(String zh, String en, String country) {
        return "{\"handlerId\":\"%s\",\"name\":{\"zh\":\"%s\",\"en\":\"%s\"},\"country\":\"%s\"}"
                .formatted(handler, zh, en, country);
    }

    private String recipient(String zh, String en, String country) {
        return officer("anna")
                .body(recipientBody(zh, en, country))
                .post("/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String entry(String en, String country, String announcedAt, String more) {
        return "{\"provision\":\"PIPL-42\",\"kind\":\"PROHIBITED\",\"name\":{\"en\":\"%s\"},\"country\":\"%s\",\"announcement\":\"No. 3\",\"announcedAt\":\"%s\"%s}"
                .formatted(en, country, announcedAt, more);
    }

    private static String entry(String en, String country) {
        return entry(en, country, ANNOUNCED, "");
    }

    private static Response list(String body) {
        return operator().body(body).post("/restricted-recipients");
    }

    private static String listed(String body) {
        return list(body).then().statusCode(201).extract().path("id");
    }

    private Response matches(String state) {
        return officer("anna").get("/handlers/{id}/screening-matches?state={state}", handler, state);
    }

    private String onlyMatch() {
        return await().atMost(KafkaProbe.PATIENCE)
                .until(() -> matches("UNREVIEWED").<List<String>>path("items.id"), found -> found.size() == 1)
                .get(0);
    }

    private static String decision(String to) {
        return "{\"decision\":\"" + to + "\",\"reason\":\"compared the registers\"}";
    }

    @Test
    void scenario25AListedRecipientIsBlockedFromTheAnnouncementThoughItIsListedLater() {
        String name = newName();
        String recipient = recipient("一", name + " Ltd", "SG");
        assertThat(restrictions.against(recipient)).isEmpty();

        String entry = listed(entry(name.toUpperCase(Locale.ROOT) + " PTE. LTD.", "SG"));

        Restriction stands = restrictions.against(recipient).get(0);
        assertThat(stands.listEntryId()).isEqualTo(entry);
        assertThat(stands.provision()).isEqualTo("PIPL-42");
        assertThat(stands.isReviewed()).isTrue();
        assertThat(stands.isInForce(ANNOUNCED_AT.minusNanos(1))).isFalse();
        assertThat(stands.isInForce(ANNOUNCED_AT)).isTrue();
        assertThat(stands.leavesRoomForTransfer("support", List.of("CONTACT"))).isFalse();
    }

    @Test
    void aListingIsToldForEveryRecipientAndAlertedForEveryHandler() {
        String name = newName();
        String recipient = recipient("一", name, "SG");

        String entry = listed(entry(name, "SG"));

        EventEnvelope told =
                KafkaProbe.await(EventType.RESTRICTED_RECIPIENT_LISTED, event -> handler.equals(event.subject()));
        RestrictedRecipientListed data = told.dataAs(RestrictedRecipientListed.class);
        assertThat(data.recipientId()).isEqualTo(recipient);
        assertThat(data.listEntryId()).isEqualTo(entry);
        assertThat(data.certainty()).isEqualTo("EXACT");
        assertThat(data.announcedAt()).hasToString("2026-05-06T00:00+08:00");
        EventEnvelope alert = KafkaProbe.await(
                EventType.ALERT_RAISED,
                event -> handler.equals(event.data().path("handlerId").asText()));
        assertThat(alert.data().get("code").asText()).isEqualTo("restricted-recipient-listed");
        assertThat(alert.data().get("severity").asText()).isEqualTo("CRITICAL");
    }

    @Test
    void aNewRecipientIsScreenedAsItIsRegistered() {
        String name = newName();
        listed(entry(name + " Holdings", "SG"));

        String recipient = recipient("一", name + " Group", "SG");

        assertThat(restrictions.against(recipient))
                .singleElement()
                .satisfies(one -> assertThat(one.isReviewed()).isFalse());
        matches("UNREVIEWED")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].certainty", equalTo("POSSIBLE"))
                .body("items[0].recipientName", equalTo(name + " Group"))
                .body("items[0].listedName", equalTo(name + " Holdings"));
    }

    @Test
    void theSameNameInAnotherCountryIsForAPersonToDecide() {
        String name = newName();
        String recipient = recipient("一", name, "US");

        listed(entry(name, "SG"));

        assertThat(restrictions.against(recipient))
                .singleElement()
                .satisfies(one -> assertThat(one.isReviewed()).isFalse());
    }

    @Test
    void aClearedMatchStaysClearedUntilEitherSideHasANewName() {
        String name = newName();
        String entry = listed(entry(name + " Holdings", "SG"));
        String recipient = recipient("一", name + " Group", "SG");
        officer("berta")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", onlyMatch())
                .then()
                .statusCode(200)
                .body("state", equalTo("CLEARED"))
                .body("decidedBy", equalTo("berta"))
                .body("reason", equalTo("compared the registers"));
        assertThat(restrictions.against(recipient)).isEmpty();

        officer("anna")
                .header("If-Match", "\"1\"")
                .body(recipientBody("一", name + " Group", "SG")
                        .replace("}}", "}")
                        .replaceFirst("}$", ",\"contact\":\"x\"}"))
                .put("/recipients/{id}", recipient)
                .then()
                .statusCode(200);
        assertThat(restrictions.against(recipient)).isEmpty();

        officer("anna")
                .header("If-Match", "\"2\"")
                .body(recipientBody("一", name + " Services", "SG"))
                .put("/recipients/{id}", recipient)
                .then()
                .statusCode(200);
        assertThat(restrictions.against(recipient)).hasSize(1);

        officer("berta")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", onlyMatch())
                .then()
                .statusCode(200);
        operator()
                .header("If-Match", "\"1\"")
                .body(entry(name + " Networks", "SG"))
                .put("/restricted-recipients/{id}", entry)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        assertThat(restrictions.against(recipient)).hasSize(1);
        assertThat(onlyMatch()).isNotNull();
    }

    @Test
    void aConfirmedMatchOutlivesANewName() {
        String name = newName();
        listed(entry(name + " Holdings", "SG"));
        String recipient = recipient("一", name + " Group", "SG");
        officer("berta")
                .body(decision("CONFIRMED"))
                .post("/screening-matches/{id}/decision", onlyMatch())
                .then()
                .statusCode(200);

        officer("anna")
                .header("If-Match", "\"1\"")
                .body(recipientBody("一", newName(), "SG"))
                .put("/recipients/{id}", recipient)
                .then()
                .statusCode(200);

        assertThat(restrictions.against(recipient))
                .singleElement()
                .satisfies(one -> assertThat(one.isReviewed()).isTrue());
    }

    @Test
    void theRefusalsOfADecisionComeInTheirOrder() {
        String name = newName();
        listed(entry(name + " Holdings", "SG"));
        recipient("一", name + " Group", "SG");
        String match = onlyMatch();

        officer("berta")
                .body(decision("CLEARED"))
                .post("/screening-matches/none/decision")
                .then()
                .statusCode(404)
                .body("code", equalTo("screening-match-unknown"));
        as(Role.HANDLER_OFFICER, "another")
                .contentType("application/json")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(404)
                .body("code", equalTo("screening-match-unknown"));
        as(Role.PIPELINE, handler)
                .contentType("application/json")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(403);
        officer("berta")
                .body("{\"decision\":\"UNREVIEWED\",\"reason\":\" \"}")
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("decision", "reason")));
        officer("anna")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        officer("berta")
                .body(decision("CONFIRMED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(200);
        officer("carla")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-permitted"));
        operator()
                .body(decision("CONFIRMED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(409)
                .body("code", equalTo("screening-match-decided"));
        operator()
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        matches("NEVER").then().statusCode(400).body("errors.field", hasItem("state"));
    }

    @Test
    void anExactMatchIsNotForTheHandlerToClear() {
        String name = newName();
        listed(entry(name, "SG"));
        recipient("一", name, "SG");
        String match = onlyMatch();

        officer("berta")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-permitted"));
        as(Role.REGULATOR)
                .contentType("application/json")
                .body(decision("CLEARED"))
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(200);
    }

    @Test
    void aMeasureAgainstACountryReachesAllItsRecipientsAndLeavesTheRoomThatItSays() {
        String before = recipient("一", newName(), "TV");
        String elsewhere = recipient("一", newName(), "TO");

        String entry = listed("""
                {"provision":"PIPL-43","kind":"RESTRICTED","country":"TV","announcement":"%s","announcedAt":"%s",
                 "allowedScope":{"purposes":["payment"],"categories":["ORDER","CONTACT"]}}
                """.formatted(newName(), ANNOUNCED));
        String after = recipient("一", newName(), "TV");

        for (String recipient : List.of(before, after)) {
            Restriction stands = restrictions.against(recipient).get(0);
            assertThat(stands.provision()).isEqualTo("PIPL-43");
            assertThat(stands.isReviewed()).isTrue();
            assertThat(stands.leavesRoomForTransfer("payment", List.of("ORDER")))
                    .isTrue();
            assertThat(stands.leavesRoomForTransfer("payment", List.of("ORDER", "HEALTH")))
                    .isFalse();
            assertThat(stands.leavesRoomForTransfer("payment", List.of())).isFalse();
            assertThat(stands.leavesRoomForTransfer("support", List.of("ORDER")))
                    .isFalse();
        }
        assertThat(restrictions.against(elsewhere)).isEmpty();
        KafkaProbe.await(
                EventType.RESTRICTED_RECIPIENT_LISTED,
                event -> entry.equals(event.data().get("listEntryId").asText())
                        && before.equals(event.data().get("recipientId").asText()));

        lift(entry, "{\"announcement\":\"No. 9\",\"liftedAt\":\"2026-09-01T00:00:00+08:00\"}")
                .then()
                .statusCode(200)
                .body("liftedAt", equalTo("2026-09-01T00:00:00+08:00"));
        Restriction lifted = restrictions.against(before).get(0);
        Instant liftedAt = Instant.parse("2026-08-31T16:00:00Z");
        assertThat(lifted.isInForce(liftedAt.minusNanos(1))).isTrue();
        assertThat(lifted.isInForce(liftedAt)).isFalse();
    }

    private static Response lift(String entry, String body) {
        return operator().body(body).post("/restricted-recipients/{id}/lifting", entry);
    }

    @Test
    void theRefusalsOfAnEntryComeInTheirOrder() {
        String name = newName();
        as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{}")
                .post("/restricted-recipients")
                .then()
                .statusCode(403);
        as(Role.REGULATOR, "CN-11")
                .contentType("application/json")
                .body("{}")
                .post("/restricted-recipients")
                .then()
                .statusCode(403);
        list("{\"provision\":").then().statusCode(400).body("code", equalTo("malformed-json"));
        list("{\"provision\":\"PIPL-41\",\"kind\":\"BANNED\",\"country\":\"XX\"}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("provision", "kind", "country", "announcement", "announcedAt")));
        list(entry(name, "SG").replace("PIPL-42", "PIPL-43"))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("name")));
        list(entry(name, "SG", ANNOUNCED, ",\"allowedScope\":{\"purposes\":[\"x\"]}"))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("allowedScope")));
        list(entry(name, "SG", "2126-01-01", ""))
                .then()
                .statusCode(422)
                .body("code", equalTo("announcement-in-future"))
                .body("provision", equalTo("PIPL-42"));
        list(entry(name, "SG", "2021-10-31", ""))
                .then()
                .statusCode(422)
                .body("code", equalTo("announcement-before-law"));
        listed(entry(name, "SG", "2021-11-01", ""));
        list(entry(name + " Ltd", "SG", "2022-01-01", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("restricted-recipient-listed"));
    }

    @Test
    void theRefusalsOfACorrectionAndALiftingComeInTheirOrder() {
        String name = newName();
        String entry = listed(entry(name, "SG"));

        operator().body("{}").put("/restricted-recipients/none").then().statusCode(404);
        operator()
                .body(entry(name, "SG"))
                .put("/restricted-recipients/{id}", entry)
                .then()
                .statusCode(428);
        operator()
                .header("If-Match", "\"7\"")
                .body(entry(name, "SG"))
                .put("/restricted-recipients/{id}", entry)
                .then()
                .statusCode(412);
        lift("none", "{}").then().statusCode(404).body("code", equalTo("restricted-recipient-unknown"));
        lift(entry, "{\"liftedAt\":\"soon\"}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("announcement", "liftedAt")));
        lift(entry, "{\"announcement\":\"No. 9\",\"liftedAt\":\"" + ANNOUNCED + "\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("lifting-before-announcement"));
        lift(entry, "{\"announcement\":\"No. 9\"}").then().statusCode(200).body("version", equalTo(2));
        lift(entry, "{\"announcement\":\"No. 9\"}").then().statusCode(409).body("code", equalTo("restriction-lifted"));
        operator()
                .header("If-Match", "\"2\"")
                .body(entry(name, "SG"))
                .put("/restricted-recipients/{id}", entry)
                .then()
                .statusCode(409)
                .body("code", equalTo("restriction-lifted"));
        operator()
                .get("/restricted-recipients/{id}/versions", entry)
                .then()
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items[0].liftedAt", nullValue());
    }

    @Test
    void anImportWithABadLineNamesItAndListsNothing() {
        String first = newName();
        String second = newName();
        String lines = entry(first, "SG") + "\n\n" + entry(second, "SG", "2021-10-31", "") + "\n";

        importLines(lines)
                .then()
                .statusCode(422)
                .body("code", equalTo("announcement-before-law"))
                .body("errors[0].field", equalTo("line 3"));
        importLines(entry(first, "SG") + "\n{\"provision\":\"PIPL-42\"")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("line 2")));
        importLines(entry(first, "SG") + "\n" + entry(second, "XX") + "\n")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("line 2: country")));
        importLines(entry(first, "SG") + "\n" + entry(first, "SG"))
                .then()
                .statusCode(409)
                .body("errors[0].field", equalTo("line 2"));

        String recipient = recipient("一", first, "SG");
        assertThat(restrictions.against(recipient)).isEmpty();

        importLines(entry(first, "SG") + "\n" + entry(second, "SG"))
                .then()
                .statusCode(200)
                .body("imported", equalTo(2));
        assertThat(restrictions.against(recipient)).hasSize(1);
        operator()
                .body("[" + entry(newName(), "SG") + "," + entry(newName(), "SG") + "]")
                .post("/restricted-recipients/imports")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
    }

    private static Response importLines(String lines) {
        return as(Role.OPERATOR)
                .header("Content-Type", "application/x-ndjson")
                .body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/restricted-recipients/imports");
    }

    @Test
    void everybodyReadsWhatWasAnnouncedPageByPage() {
        String entry = listed(entry(newName(), "SG"));
        listed(entry(newName(), "SG"));

        as(Role.PIPELINE, handler)
                .get("/restricted-recipients/{id}", entry)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("announcedAt", equalTo("2026-05-06T00:00:00+08:00"));
        String next = as(Role.CERTIFICATION_BODY, "body-1")
                .get("/restricted-recipients?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("next");
        as(Role.HANDLER_OFFICER, handler)
                .queryParam("cursor", next)
                .get("/restricted-recipients?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }
}
