package dev.pipl.crossborder.root.adapter;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.persons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.Service;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.KeyIntroduction;
import dev.pipl.crossborder.root.RootStatement;
import dev.pipl.crossborder.root.RootTree;
import dev.pipl.crossborder.root.VerifyingKey;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventJson;
import dev.pipl.events.EventType;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Roots as regulators, officers and operators meet them. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class RootIT {

    private static final String PROOF = "/handlers/{id}/ledger/{year}/inclusion";

    @Inject
    RootClock clock;

    @Test
    void anOfficerProvesHisLedgerWithWhatRegulatorsHaveFromTheTopic() throws IOException {
        // Given
        String handler = Service.newHandler();
        transfer(handler);

        // When
        JsonNode proof = proofAfterSigning(handler);

        // Then
        JsonNode leaf = proof.get("leaf");
        assertThat(leaf.get("handlerId").textValue()).isEqualTo(handler);
        assertThat(leaf.get("sequence").longValue()).isEqualTo(1);
        EventEnvelope published = KafkaProbe.await(
                EventType.LEDGER_ROOT_SIGNED,
                event -> event.data().get("statement").equals(proof.get("statement")));
        String keyId = published.data().get("keyId").textValue();
        EventEnvelope introduced = KafkaProbe.await(
                EventType.LEDGER_ROOT_KEY_INTRODUCED,
                event -> event.data().get("keyId").textValue().equals(keyId));
        VerifyingKey key = VerifyingKey.of(introduced.data().get("publicKey").textValue());
        key.open(introduced.data().get("introduction").textValue(), KeyIntroduction.TYPE);
        RootStatement said = RootStatement.read(key.open(proof.get("statement").textValue(), RootStatement.TYPE));
        ChainHead head = new ChainHead(
                handler,
                2026,
                leaf.get("sequence").longValue(),
                HexFormat.of().parseHex(leaf.get("head").textValue()));
        List<byte[]> path = new ArrayList<>();
        proof.get("path").forEach(sibling -> path.add(HexFormat.of().parseHex(sibling.textValue())));
        assertThat(RootTree.leads(
                        head.leafHash(),
                        proof.get("index").longValue(),
                        said.handlerYears(),
                        path,
                        HexFormat.of().parseHex(said.treeHash())))
                .isTrue();
        assertThat(key.keyId()).isEqualTo(keyId);
    }

    @Test
    void oldRootsStayVerifiableWhenAnOperatorHasChangedTheKey() throws IOException {
        String handler = Service.newHandler();
        transfer(handler);
        JsonNode before = proofAfterSigning(handler);
        String once = UUID.randomUUID().toString();

        JsonNode created = json(rotate(once), 201);
        JsonNode repeated = json(rotate(once), 201);

        assertThat(repeated).isEqualTo(created);
        transfer(handler);
        JsonNode after = proofAfterSigning(handler);
        JsonNode keys =
                json(as(Role.PIPELINE, handler).get("/ledger/root-keys"), 200).get("keys");
        JsonNode newest = keys.get(keys.size() - 1);
        JsonNode old = keys.get(keys.size() - 2);
        assertThat(newest.get("kid")).isEqualTo(created.get("kid"));
        assertThat(newest.get("firstRoot").longValue())
                .isEqualTo(old.get("lastRoot").longValue() + 1);
        VerifyingKey oldKey = VerifyingKey.of(old.get("x").textValue());
        VerifyingKey newKey = VerifyingKey.of(newest.get("x").textValue());
        assertThat(oldKey.open(newest.get("introductionByPrevious").textValue(), KeyIntroduction.TYPE))
                .isEqualTo(newKey.open(newest.get("introduction").textValue(), KeyIntroduction.TYPE));
        RootStatement first =
                RootStatement.read(oldKey.open(before.get("statement").textValue(), RootStatement.TYPE));
        RootStatement second =
                RootStatement.read(newKey.open(after.get("statement").textValue(), RootStatement.TYPE));
        assertThat(second.number()).isGreaterThan(first.number());
        JsonNode again = json(as(Role.REGULATOR).get(PROOF + "?root=" + first.number(), handler, 2026), 200);
        assertThat(again).isEqualTo(before);
        KafkaProbe.await(
                EventType.LEDGER_ROOT_KEY_INTRODUCED,
                event -> event.data().get("keyId").equals(created.get("kid")));
    }

    @Test
    void regulatorsReadTheRootsNewestFirstPageByPage() throws IOException {
        String handler = Service.newHandler();
        for (int i = 0; i < 2; i++) {
            transfer(handler);
            proofAfterSigning(handler);
        }

        JsonNode first = json(as(Role.REGULATOR, "CN-11").get("/ledger/roots?limit=1"), 200);
        JsonNode second = json(
                as(Role.REGULATOR)
                        .get("/ledger/roots?limit=1&cursor=" + first.get("next").textValue()),
                200);

        JsonNode newer = first.at("/items/0");
        JsonNode older = second.at("/items/0");
        assertThat(newer.get("number").longValue())
                .isEqualTo(older.get("number").longValue() + 1);
        assertThat(newer.get("previous").textValue())
                .isEqualTo(RootStatement.digestOf(older.get("statement").textValue()));
        assertThat(json(
                        as(Role.OPERATOR)
                                .get("/ledger/roots/{n}", older.get("number").longValue()),
                        200))
                .isEqualTo(older);
    }

    @Test
    void whoMayReadAndDoWhat() {
        String handler = Service.newHandler();
        transfer(handler);
        for (String path : List.of("/ledger/roots", "/ledger/roots/1", "/ledger/root-keys")) {
            given().get(path).then().statusCode(401);
        }
        as(Role.HANDLER_OFFICER, handler).get("/ledger/roots").then().statusCode(403);
        as(Role.HANDLER_OFFICER, handler).get("/ledger/roots/1").then().statusCode(403);
        as(Role.HANDLER_OFFICER, handler).get("/ledger/root-keys").then().statusCode(200);
        as(Role.PIPELINE, handler).get(PROOF, handler, 2026).then().statusCode(403);
        as(Role.HANDLER_OFFICER, "h-other").get(PROOF, handler, 2026).then().statusCode(404);
        for (Role role : List.of(Role.REGULATOR, Role.HANDLER_OFFICER)) {
            as(role, role == Role.REGULATOR ? "CN-11" : handler)
                    .contentType("application/json")
                    .body("{\"reason\":\"because\"}")
                    .post("/ledger/root-keys")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void whatIsNotThereOrNotOfTheFormIsSaidSo() {
        String handler = Service.newHandler();
        as(Role.REGULATOR).get("/ledger/roots/9999999").then().statusCode(404).body("code", equalTo("root-unknown"));
        as(Role.REGULATOR).get("/ledger/roots/abc").then().statusCode(404).body("code", equalTo("root-unknown"));
        as(Role.REGULATOR).get("/ledger/roots?limit=0").then().statusCode(400);
        as(Role.REGULATOR).get(PROOF, handler, 2026).then().statusCode(404).body("code", equalTo("chain-not-rooted"));
        as(Role.REGULATOR)
                .get(PROOF + "?root=9999999", handler, 2026)
                .then()
                .statusCode(404)
                .body("code", equalTo("root-unknown"));
        as(Role.REGULATOR).get(PROOF, handler, 1999).then().statusCode(400);
        as(Role.OPERATOR)
                .contentType("application/json")
                .body("{}")
                .post("/ledger/root-keys")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reason"));
        as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"reason\":\"gone\",\"previousKeyLost\":true}")
                .post("/ledger/root-keys")
                .then()
                .statusCode(409)
                .body("code", equalTo("root-key-not-lost"));
    }

    @Test
    void readinessSaysHowTheSigningGoes() {
        String handler = Service.newHandler();
        transfer(handler);
        proofAfterSigning(handler);

        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'ledger-roots' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'ledger-roots' }.data.contradictions", equalTo(0));
    }

    private static void transfer(String handler) {
        String recipient = Service.newRecipient(handler);
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, UUID.randomUUID().toString(), "2026-03-01T08:00:00+08:00")
                        .nonSensitive(persons(handler, 0, 3)));
    }

    /** The proof of all that the handler's year has now. */
    private JsonNode proofAfterSigning(String handler) {
        long rows = Service.headCounts(handler, 2026).get("ledgerSequence").longValue();
        return await().atMost(KafkaProbe.PATIENCE)
                .until(
                        () -> {
                            clock.onTick();
                            Response answer = as(Role.HANDLER_OFFICER, handler).get(PROOF, handler, 2026);
                            return answer.statusCode() == 200
                                    ? EventJson.mapper().readTree(answer.asByteArray())
                                    : EventJson.mapper().nullNode();
                        },
                        proof -> proof.at("/leaf/sequence").longValue() == rows);
    }

    private static Response rotate(String idempotencyKey) {
        return as(Role.OPERATOR)
                .contentType("application/json")
                .header("Idempotency-Key", idempotencyKey)
                .body("{\"reason\":\"yearly change\"}")
                .post("/ledger/root-keys");
    }

    private static JsonNode json(Response response, int status) throws IOException {
        return EventJson.mapper()
                .readTree(response.then().statusCode(status).extract().asByteArray());
    }
}
