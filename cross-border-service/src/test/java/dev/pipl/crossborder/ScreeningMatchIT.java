package dev.pipl.crossborder;

import static dev.pipl.crossborder.ScreenedHandler.decision;
import static dev.pipl.crossborder.ScreenedHandler.entry;
import static dev.pipl.crossborder.ScreenedHandler.listed;
import static dev.pipl.crossborder.ScreenedHandler.newName;
import static dev.pipl.crossborder.ScreenedHandler.operator;
import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Possible and certain matches, and who decides them, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class ScreeningMatchIT {

    @Inject
    Restrictions restrictions;

    private ScreenedHandler handler;

    @BeforeEach
    void aHandler() {
        handler = new ScreenedHandler();
    }

    @Test
    void aClearedMatchStaysClearedUntilEitherSideHasANewName() {
        String name = newName();
        String entry = listed(entry(name + " Holdings", "SG"));
        String recipient = handler.recipient("一", name + " Group", "SG");
        decide(handler.officer("berta"), handler.onlyMatch(), "CLEARED")
                .then()
                .statusCode(200)
                .body("state", equalTo("CLEARED"))
                .body("decidedBy", equalTo("berta"))
                .body("reason", equalTo("compared the registers"));
        assertThat(restrictions.against(recipient)).isEmpty();

        handler.officer("anna")
                .header("If-Match", "\"1\"")
                .body(handler.recipientBody("一", name + " Group", "SG")
                        .replace("}}", "}")
                        .replaceFirst("}$", ",\"contact\":\"x\"}"))
                .put("/recipients/{id}", recipient)
                .then()
                .statusCode(200);
        assertThat(restrictions.against(recipient)).isEmpty();

        handler.officer("anna")
                .header("If-Match", "\"2\"")
                .body(handler.recipientBody("一", name + " Services", "SG"))
                .put("/recipients/{id}", recipient)
                .then()
                .statusCode(200);
        assertThat(restrictions.against(recipient)).hasSize(1);

        decide(handler.officer("berta"), handler.onlyMatch(), "CLEARED").then().statusCode(200);
        operator()
                .header("If-Match", "\"1\"")
                .body(entry(name + " Networks", "SG"))
                .put("/restricted-recipients/{id}", entry)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        assertThat(restrictions.against(recipient)).hasSize(1);
        assertThat(handler.onlyMatch()).isNotNull();
    }

    @Test
    void aConfirmedMatchOutlivesANewName() {
        String name = newName();
        listed(entry(name + " Holdings", "SG"));
        String recipient = handler.recipient("一", name + " Group", "SG");
        decide(handler.officer("berta"), handler.onlyMatch(), "CONFIRMED")
                .then()
                .statusCode(200);

        handler.officer("anna")
                .header("If-Match", "\"1\"")
                .body(handler.recipientBody("一", newName(), "SG"))
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
        handler.recipient("一", name + " Group", "SG");
        String match = handler.onlyMatch();

        handler.officer("berta")
                .body(decision("CLEARED"))
                .post("/screening-matches/none/decision")
                .then()
                .statusCode(404)
                .body("code", equalTo("screening-match-unknown"));
        decide(as(Role.HANDLER_OFFICER, "another").contentType("application/json"), match, "CLEARED")
                .then()
                .statusCode(404)
                .body("code", equalTo("screening-match-unknown"));
        decide(as(Role.PIPELINE, handler.id).contentType("application/json"), match, "CLEARED")
                .then()
                .statusCode(403);
        handler.officer("berta")
                .body("{\"decision\":\"UNREVIEWED\",\"reason\":\" \"}")
                .post("/screening-matches/{id}/decision", match)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("decision", "reason")));
        decide(handler.officer("anna"), match, "CLEARED")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        decide(handler.officer("berta"), match, "CONFIRMED").then().statusCode(200);
        decide(handler.officer("carla"), match, "CLEARED")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-permitted"));
        decide(operator(), match, "CONFIRMED").then().statusCode(409).body("code", equalTo("screening-match-decided"));
        decide(operator(), match, "CLEARED").then().statusCode(200).body("version", equalTo(3));
        handler.matches("NEVER").then().statusCode(400).body("errors.field", hasItem("state"));
    }

    @Test
    void anExactMatchIsNotForTheHandlerToClear() {
        String name = newName();
        listed(entry(name, "SG"));
        handler.recipient("一", name, "SG");
        String match = handler.onlyMatch();

        decide(handler.officer("berta"), match, "CLEARED")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-permitted"));
        decide(as(Role.REGULATOR).contentType("application/json"), match, "CLEARED")
                .then()
                .statusCode(200);
    }

    private static Response decide(RequestSpecification by, String match, String to) {
        return by.body(decision(to)).post("/screening-matches/{id}/decision", match);
    }
}
