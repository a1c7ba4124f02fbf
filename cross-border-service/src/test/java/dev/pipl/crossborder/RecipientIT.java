package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "cross_border")
class RecipientIT {

    private String handler;

    @BeforeEach
    void aHandler() {
        handler = Service.newHandler();
    }

    private String body(String country) {
        return "{\"handlerId\":\"" + handler + "\",\"name\":{\"zh\":\"甲公司\",\"en\":\"Company A\"},\"country\":\""
                + country + "\"}";
    }

    private Response register(String body, String... idempotencyKey) {
        var request = as(Role.HANDLER_OFFICER, handler).contentType("application/json");
        if (idempotencyKey.length > 0) {
            request = request.header("Idempotency-Key", idempotencyKey[0]);
        }
        return request.body(body).post("/recipients");
    }

    @Test
    void aNewRecipientIsFoundWhereItsLocationSays() {
        Response created = register(body("HK"));

        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .body("country", equalTo("HK"))
                .body("name.zh", equalTo("甲公司"));
        as(Role.HANDLER_OFFICER, handler)
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("id", equalTo(created.path("id")));
    }

    @Test
    void theMainlandIsNotAbroad() {
        register(body("CN"))
                .then()
                .statusCode(422)
                .body("code", equalTo("recipient-not-abroad"))
                .body("provision", equalTo("PIPL-38"))
                .body("findings[0].citation.zh", containsString("第三十八条"));
    }

    @Test
    void aFormErrorNamesItsFields() {
        register(body("XX")).then().statusCode(400).body("errors.field", hasItem("country"));
        register("{\"handlerId\":\"" + handler + "\"}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("name.zh", "name.en", "country")));
        register("{\"name\":{\"zh\":\"甲\",\"en\":\"A\"},\"country\":\"SG\"}")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("handlerId"));
        register("{\"handlerId\":").then().statusCode(400).body("code", equalTo("malformed-json"));
        register("").then().statusCode(400);
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsTooLarge() {
        register(body("SG").replace("甲公司", "甲".repeat(400_000)))
                .then()
                .statusCode(413)
                .body("code", equalTo("body-too-large"));
    }

    @Test
    void aCommandSentTwiceHasEffectOnce() {
        Response first = register(body("SG"), "key-1");
        Response again = register(body("SG"), "key-1");

        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        register(body("US"), "key-1").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/recipients", handler)
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    void aListIsReadPageByPage() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(register(body("SG")).path("id"));
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = as(Role.HANDLER_OFFICER, handler)
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/handlers/{id}/recipients", handler);
            read.addAll(page.jsonPath().getList("items.id"));
            cursor = page.path("next");
        }

        assertThat(read).isEqualTo(created);
        as(Role.HANDLER_OFFICER, handler)
                .queryParam("limit", 0)
                .get("/handlers/{id}/recipients", handler)
                .then()
                .statusCode(400);
        as(Role.HANDLER_OFFICER, handler)
                .queryParam("cursor", "x")
                .get("/handlers/{id}/recipients", handler)
                .then()
                .statusCode(400)
                .body("code", equalTo("page-cursor-invalid"));
    }

    @Test
    void theLastPageHasNoNext() {
        register(body("SG"));

        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/recipients", handler)
                .then()
                .body("next", nullValue());
    }

    private Response change(String id, String ifMatch, String body) {
        var request = as(Role.HANDLER_OFFICER, handler).contentType("application/json");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .body(body)
                .put("/recipients/{id}", id);
    }

    @Test
    void aChangeIsANewVersionAndTheOldOneStaysReadable() {
        String id = register(body("HK")).path("id");
        String inArea = "{\"name\":{\"zh\":\"乙公司\",\"en\":\"Company B\",\"local\":\"B-Fa\"},\"country\":\"HK\","
                + "\"greaterBayArea\":true,\"foreignAuthority\":false}";

        change(id, "\"1\"", inArea)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name.local", equalTo("B-Fa"))
                .body("greaterBayArea", equalTo(true));

        as(Role.HANDLER_OFFICER, handler)
                .get("/recipients/{id}", id)
                .then()
                .body("version", equalTo(2))
                .body("name.zh", equalTo("乙公司"));
        as(Role.HANDLER_OFFICER, handler)
                .get("/recipients/{id}/versions", id)
                .then()
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items.name.zh", equalTo(List.of("甲公司", "乙公司")));
    }

    @Test
    void theRefusalsOfAChangeComeInTheirOrder() {
        String id = register(body("SG")).path("id");

        change("none", "\"1\"", "{}").then().statusCode(404).body("code", equalTo("recipient-unknown"));
        as(Role.HANDLER_OFFICER, "another")
                .contentType("application/json")
                .body("{}")
                .put("/recipients/{id}", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("recipient-unknown"));
        as(Role.PIPELINE, handler)
                .contentType("application/json")
                .body("{}")
                .put("/recipients/{id}", id)
                .then()
                .statusCode(403);
        change(id, "\"1\"", "{\"handlerId\":\"another\"}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("handlerId")));
        change(id, null, body("SG")).then().statusCode(428);
        change(id, "\"2\"", body("SG")).then().statusCode(412);
        change(id, "\"1\"", body("XX")).then().statusCode(400).body("errors.field", equalTo(List.of("country")));
        change(id, "\"1\"", body("CN")).then().statusCode(422).body("code", equalTo("recipient-not-abroad"));
        change(id, "\"1\"", body("SG").replaceFirst("}$", ",\"greaterBayArea\":true}"))
                .then()
                .statusCode(422)
                .body("code", equalTo("recipient-not-in-area"))
                .body("provision", equalTo("QA-JAN-2"));
    }
}
