package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.persons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger given away and verified, and what a damaged row does to everybody who asks. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class VerificationIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AT = "2026-03-01T08:00:00+08:00";

    @Inject
    DataSource database;

    @Inject
    LedgerStore store;

    @Inject
    Ledger ledger;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerWithTwoRows() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
        Service.accepted(handler, event("1", 0, 20), event("2", 10, 30));
        Service.accepted(handler, event("3", 25, 40));
    }

    private TransferJson event(String id, int from, int to) {
        return TransferJson.recorded(handler, recipient, id, AT).nonSensitive(persons(handler, from, to));
    }

    private Response verification() {
        return as(Role.HANDLER_OFFICER, handler).get("/handlers/{id}/ledger/verification", handler);
    }

    private Response export(Role role) {
        return as(role, handler).get("/handlers/{id}/ledger/2026/export", handler);
    }

    /** As they come: a client that knows lines would mend their ends. */
    private byte[] octetsOfExport() throws IOException, InterruptedException {
        URI address =
                URI.create("http://localhost:" + RestAssured.port + "/handlers/" + handler + "/ledger/2026/export");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + Tokens.of(Role.HANDLER_OFFICER, handler))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private void body(byte[] body) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    PreparedStatement update = connection.prepareStatement(
                            "update ledger_row set body = ? where handler_id = ? and year = 2026 and sequence = 1")) {
                statement.execute("alter table ledger_row disable trigger ledger_row_only_added");
                update.setBytes(1, body);
                update.setString(2, handler);
                assertThat(update.executeUpdate()).isEqualTo(1);
                statement.execute("alter table ledger_row enable trigger ledger_row_only_added");
            }
            connection.commit();
        }
    }

    @Test
    void aSoundLedgerIsAnsweredYearByYear() {
        verification()
                .then()
                .statusCode(200)
                .body("handlerId", equalTo(handler))
                .body("sound", equalTo(true))
                .body("years.size()", equalTo(1))
                .body("years[0].year", equalTo(2026))
                .body("years[0].rows", equalTo(2))
                .body("years[0].recounted", equalTo(2))
                .body("years[0].nonSensitive", equalTo(40))
                .body("years[0].faultCount", equalTo(0))
                .body("years[0].ruleVersion", startsWith("route-"))
                .body("verifiedAt", notNullValue())
                .body("ruleVersion", startsWith("route-"));
        as(Role.REGULATOR)
                .get("/handlers/{id}/ledger/verification?year=2025", handler)
                .then()
                .statusCode(200)
                .body("years.size()", equalTo(0));
    }

    @Test
    void whoMayReadTheLedgerItself() {
        assertThat(export(Role.HANDLER_OFFICER).statusCode()).isEqualTo(200);
        assertThat(export(Role.OPERATOR).statusCode()).isEqualTo(200);
        as(Role.REGULATOR)
                .get("/handlers/{id}/ledger/2026/export", handler)
                .then()
                .statusCode(200);
        assertThat(export(Role.PIPELINE).statusCode()).isEqualTo(403);
        as(Role.AGENCY_AUDITOR, handler)
                .get("/handlers/{id}/ledger/verification", handler)
                .then()
                .statusCode(404);
        as(Role.HANDLER_OFFICER, "another")
                .get("/handlers/{id}/ledger/verification", handler)
                .then()
                .statusCode(404);
        given().get("/handlers/{id}/ledger/verification", handler).then().statusCode(401);
        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/ledger/2025/export", handler)
                .then()
                .statusCode(404)
                .body("code", equalTo("resource-unknown"));
        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/ledger/1999/export", handler)
                .then()
                .statusCode(400);
    }

    @Test
    void anExportHoldsEveryRowAndItsOwnHashAndIsNotSentTwice()
            throws IOException, NoSuchAlgorithmException, InterruptedException {
        Response answer = export(Role.HANDLER_OFFICER);

        answer.then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/x-ndjson"))
                .header("Content-Disposition", equalTo("attachment; filename=\"ledger-" + handler + "-2026.ndjson\""));
        String text = new String(octetsOfExport(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        String[] lines = text.split("\n");
        assertThat(lines).hasSize(4);
        JsonNode head = JSON.readTree(lines[0]);
        assertThat(head.get("format").asText()).isEqualTo("pipl-ledger-export/1");
        assertThat(head.get("rows").asLong()).isEqualTo(2);
        LedgerRow row = store.row(handler, 2026, 1).orElseThrow();
        JsonNode first = JSON.readTree(lines[1]);
        assertThat(Base64.getDecoder().decode(first.get("body").asText())).isEqualTo(row.body());
        assertThat(first.get("hash").asText()).isEqualTo(HexFormat.of().formatHex(row.hash()));
        assertThat(first.at("/events/1/id").asText()).isEqualTo("2");
        JsonNode trailer = JSON.readTree(lines[3]);
        byte[] before = text.substring(0, text.lastIndexOf(",\"sha256\"")).getBytes(StandardCharsets.UTF_8);
        assertThat(trailer.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(before)));

        String tag = answer.header("ETag");
        as(Role.HANDLER_OFFICER, handler)
                .header("If-None-Match", tag)
                .get("/handlers/{id}/ledger/2026/export", handler)
                .then()
                .statusCode(304);
        Service.accepted(handler, event("4", 50, 51));
        as(Role.HANDLER_OFFICER, handler)
                .header("If-None-Match", tag)
                .get("/handlers/{id}/ledger/2026/export", handler)
                .then()
                .statusCode(200);
    }

    @Test
    void aDamagedRowIsNamedAndAlertedOnceAndNothingIsAnsweredFromIt() throws SQLException {
        byte[] body = store.row(handler, 2026, 1).orElseThrow().body();
        byte[] damaged = body.clone();
        damaged[damaged.length - 1] ^= 1;
        try {
            body(damaged);

            for (int i = 0; i < 2; i++) {
                verification()
                        .then()
                        .statusCode(200)
                        .body("sound", equalTo(false))
                        .body("years[0].sound", equalTo(false))
                        .body("years[0].faults.size()", equalTo(1))
                        .body("years[0].faults[0].sequence", equalTo(1))
                        .body("years[0].faults[0].eventId", equalTo("2"))
                        .body("years[0].faults[0].source", equalTo("/handlers/" + handler + "/pipelines/crm-export"))
                        .body("years[0].faults[0].code", equalTo("entry-changed"))
                        .body("years[0].faults[0].title.zh", notNullValue())
                        .body("years[0].faults[0].title.en", notNullValue());
            }
            assertThat(export(Role.HANDLER_OFFICER).statusCode()).isEqualTo(200);

            // An instance that has not folded the rows before
            ledger.forget();
            as(Role.PIPELINE, handler)
                    .get("/handlers/{id}/head-counts/2026", handler)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("ledger-damaged"));
            as(Role.PIPELINE, handler)
                    .get("/handlers/{id}/route?year=2026", handler)
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("ledger-damaged"));
            Service.send(handler, event("5", 60, 61)).then().statusCode(503).body("code", equalTo("ledger-damaged"));
            assertThat(store.row(handler, 2026, 3)).isEmpty();
        } finally {
            body(body);
            ledger.forget();
        }

        Service.accepted(handler, event("5", 60, 61));
        verification().then().body("sound", equalTo(true));
        assertThat(KafkaProbe.await(
                                EventType.ALERT_RAISED,
                                alert -> alert.data().path("code").asText().equals("ledger-fault")
                                        && handler.equals(
                                                alert.data().path("handlerId").asText()))
                        .data()
                        .path("severity")
                        .asText())
                .isEqualTo("CRITICAL");
        assertThat(KafkaProbe.events(Topic.ALERTS))
                .filteredOn(alert -> alert.data().path("code").asText().equals("ledger-fault")
                        && handler.equals(alert.data().path("handlerId").asText()))
                .hasSize(1);
    }
}
