package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A handler whose recipients are compared with the announced list, and those who keep that list. */
final class ScreenedHandler {

    static final String ANNOUNCED = "2026-05-06";

    final String id = Service.newHandler();

    /** A name that no other test has, nor anything like it. */
    static String newName() {
        StringBuilder letters = new StringBuilder();
        for (char digit :
                UUID.randomUUID().toString().replace("-", "").substring(0, 16).toCharArray()) {
            letters.append((char) ('a' + Character.digit(digit, 16)));
        }
        return letters.toString();
    }

    RequestSpecification officer(String name) {
        return given().auth()
                .oauth2(Tokens.of(name, Set.of(Role.HANDLER_OFFICER), id))
                .contentType("application/json");
    }

    static RequestSpecification operator() {
        return as(Role.OPERATOR).contentType("application/json");
    }

    String recipientBody(String zh, String en, String country) {
        return "{\"handlerId\":\"%s\",\"name\":{\"zh\":\"%s\",\"en\":\"%s\"},\"country\":\"%s\"}"
                .formatted(id, zh, en, country);
    }

    String recipient(String zh, String en, String country) {
        return officer("anna")
                .body(recipientBody(zh, en, country))
                .post("/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String entry(String en, String country, String announcedAt, String more) {
        return "{\"provision\":\"PIPL-42\",\"kind\":\"PROHIBITED\",\"name\":{\"en\":\"%s\"},\"country\":\"%s\",\"announcement\":\"No. 3\",\"announcedAt\":\"%s\"%s}"
                .formatted(en, country, announcedAt, more);
    }

    static String entry(String en, String country) {
        return entry(en, country, ANNOUNCED, "");
    }

    static Response list(String body) {
        return operator().body(body).post("/restricted-recipients");
    }

    static String listed(String body) {
        return list(body).then().statusCode(201).extract().path("id");
    }

    Response matches(String state) {
        return officer("anna").get("/handlers/{id}/screening-matches?state={state}", id, state);
    }

    String onlyMatch() {
        return await().atMost(KafkaProbe.PATIENCE)
                .until(() -> matches("UNREVIEWED").<List<String>>path("items.id"), found -> found.size() == 1)
                .get(0);
    }

    static String decision(String to) {
        return "{\"decision\":\"" + to + "\",\"reason\":\"compared the registers\"}";
    }

    static Response lift(String entry, String body) {
        return operator().body(body).post("/restricted-recipients/{id}/lifting", entry);
    }
}
