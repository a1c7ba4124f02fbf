package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.crossborder.Service;
import dev.pipl.crossborder.ledger.adapter.TransferReading;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "cross_border")
class MissingRecordsIT {

    private static final String TOPIC = Topic.OUTBOUND_TRANSFERS.wireName();
    private static final int PARTITION = 0;

    @Inject
    TransferReading reading;

    @Inject
    DataSource database;

    @Test
    void aPositionBeyondTheTopicsEndStopsThePartitionUntilAnOperatorAcknowledges() throws Exception {
        Service.newHandler();
        reading.stop();
        publishGarbage();
        setPosition(900_000);

        reading.start();

        EventEnvelope alert = KafkaProbe.await(
                EventType.ALERT_RAISED,
                event -> event.data().get("code").asText().equals("transfer-records-missing"));
        assertThat(alert.data().get("severity").asText()).isEqualTo("CRITICAL");
        assertThat(alert.data().get("subject").asText()).startsWith(TOPIC + "/" + PARTITION + "/");
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(503));
        assertThat(position()).isEqualTo(900_000);

        acknowledge("{\"reason\":\" \"}", Role.OPERATOR).then().statusCode(400);
        acknowledge("{\"reason\":\"lost with the old cluster\"}", Role.REGULATOR)
                .then()
                .statusCode(403);
        as(Role.OPERATOR)
                .get("/transfer-positions")
                .then()
                .statusCode(200)
                .body("items[0].partition", equalTo(PARTITION))
                .body("items[0].acknowledged", equalTo(false));
        acknowledge("{\"reason\":\"lost with the old cluster\"}", Role.OPERATOR)
                .then()
                .statusCode(200)
                .body("acknowledged", equalTo(true));
        assertThat(reasonsOnTheTrail()).containsExactly("lost with the old cluster");

        await().atMost(KafkaProbe.PATIENCE).untilAsserted(() -> {
            RestAssured.get("/q/health/ready").then().statusCode(200);
            assertThat(position()).isLessThan(900_000).isPositive();
        });
        acknowledge("{\"reason\":\"again\"}", Role.OPERATOR).then().statusCode(404);
    }

    private static Response acknowledge(String body, Role role) {
        return as(role).contentType("application/json")
                .body(body)
                .post("/transfer-positions/" + PARTITION + "/acknowledgement");
    }

    private List<String> reasonsOnTheTrail() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select reason from audit_trail where action = 'acknowledge-missing-records'");
                ResultSet rows = select.executeQuery()) {
            List<String> reasons = new ArrayList<>();
            while (rows.next()) {
                reasons.add(rows.getString(1));
            }
            return reasons;
        }
    }

    private static void publishGarbage() {
        String key = "key-of-no-partition-in-particular";
        for (int i = 0; i < 40; i++) {
            KafkaProbe.publish(Topic.OUTBOUND_TRANSFERS, key + i, Map.of(), new byte[] {'{'});
        }
    }

    private long position() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select coalesce(max(next), -1) from ledger_position where topic = ? and partition = ?")) {
            select.setString(1, TOPIC);
            select.setInt(2, PARTITION);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void setPosition(long next) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into ledger_position (topic, partition, topic_id, next) values (?, ?, ?, ?)
                        on conflict (topic, partition) do update set next = excluded.next
                        """)) {
            upsert.setString(1, TOPIC);
            upsert.setInt(2, PARTITION);
            upsert.setObject(3, new UUID(0, 0));
            upsert.setLong(4, next);
            upsert.executeUpdate();
        }
    }
}
