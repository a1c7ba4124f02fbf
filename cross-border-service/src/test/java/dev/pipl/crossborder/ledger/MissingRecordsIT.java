package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.crossborder.Service;
import dev.pipl.crossborder.ledger.adapter.TopicPositions;
import dev.pipl.crossborder.ledger.adapter.TransferReading;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
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
    TopicPositions positions;

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

        assertThat(positions.acknowledge(TOPIC, PARTITION)).isTrue();

        await().atMost(KafkaProbe.PATIENCE).untilAsserted(() -> {
            RestAssured.get("/q/health/ready").then().statusCode(200);
            assertThat(position()).isLessThan(900_000).isPositive();
        });
    }

    private static void publishGarbage() {
        String key = "key-of-no-partition-in-particular";
        for (int i = 0; i < 40; i++) {
            KafkaProbe.publish(Topic.OUTBOUND_TRANSFERS, key + i, Map.of(), new byte[] {'{'});
        }
    }

    private long position() throws SQLException {
        return Tables.number(
                database,
                "select coalesce(max(next), -1) from ledger_position where topic = ? and partition = ?",
                TOPIC,
                PARTITION);
    }

    private void setPosition(long next) throws SQLException {
        Tables.change(database, """
                insert into ledger_position (topic, partition, topic_id, next) values (?, ?, ?, ?)
                on conflict (topic, partition) do update set next = excluded.next
                """, TOPIC, PARTITION, new UUID(0, 0), next);
    }
}
