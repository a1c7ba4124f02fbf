package dev.pipl.crossborder;

import static dev.pipl.crossborder.ScreenedHandler.ANNOUNCED;
import static dev.pipl.crossborder.ScreenedHandler.entry;
import static dev.pipl.crossborder.ScreenedHandler.lift;
import static dev.pipl.crossborder.ScreenedHandler.list;
import static dev.pipl.crossborder.ScreenedHandler.listed;
import static dev.pipl.crossborder.ScreenedHandler.newName;
import static dev.pipl.crossborder.ScreenedHandler.operator;
import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The announced list itself, over HTTP: entered, corrected, lifted, imported and read. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class RestrictedListIT {

    @Inject
    Restrictions restrictions;

    private ScreenedHandler handler;

    @BeforeEach
    void aHandler() {
        handler = new ScreenedHandler();
    }

    @Test
    void theRefusalsOfAnEntryComeInTheirOrder() {
        String name = newName();
        as(Role.HANDLER_OFFICER, handler.id)
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

        String recipient = handler.recipient("一", first, "SG");
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

        as(Role.PIPELINE, handler.id)
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
        as(Role.HANDLER_OFFICER, handler.id)
                .queryParam("cursor", next)
                .get("/restricted-recipients?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }
}
