package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.rejections;
import static dev.pipl.crossborder.Service.send;
import static dev.pipl.crossborder.Service.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.testing.KafkaProbe;
import io.restassured.response.Response;

/** A handler that sends something bad between two sound events. */
final class BadInput {

    static final String IDENTITY_NUMBER = "11010519491231002X";
    private static final String HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    final String handler = Service.newHandler();
    final String recipient = Service.newRecipient(handler);

    /** A sound event of person 0, for a test to spoil. */
    TransferJson event(String id) {
        return neighbour(id, 0);
    }

    /** A sound event of another person. */
    TransferJson neighbour(String id, int person) {
        return TransferJson.recorded(handler, recipient, id, "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(handler, person, person + 1));
    }

    /**
     * Sends it between two sound ones over HTTP: it alone is rejected by this code and kept among the rejections, its
     * neighbours count, and neither the answer nor what is kept repeats a token.
     */
    void assertRejected(TransferJson bad, String code) {
        Response response = send(handler, neighbour("before", 1), bad, neighbour("after", 2));

        assertThat(statuses(response)).containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        response.then()
                .body("results[1].problem.code", equalTo(code))
                .body("results[1].problem.type", equalTo("urn:pipl:problem:" + code));
        assertThat(counted()).isEqualTo(2);
        assertThat(headCounts(handler, 2026).at("/sensitive/upper").asLong()).isZero();
        JsonNode kept = rejections(handler);
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).at("/problem/code").asText()).isEqualTo(code);
        assertThat(kept.get(0).at("/place/channel").asText()).isEqualTo("HTTP");
        assertThat(kept.get(0).at("/place/position").asInt()).isEqualTo(1);
        assertThat(kept.get(0).get("hash").asText()).matches("[0-9a-f]{64}").isNotEqualTo(HASH_OF_NOTHING);
        assertThat(response.asString() + kept)
                .doesNotContain(IDENTITY_NUMBER)
                .doesNotContain(persons(handler, 0, 1).get(0));
    }

    /** The persons counted in 2026 whose information is not sensitive. */
    long counted() {
        return headCounts(handler, 2026).at("/nonSensitive/upper").asLong();
    }

    /** The ledger's newest row of 2026, 0 without any. */
    long ledgerSequence() {
        return headCounts(handler, 2026).get("ledgerSequence").asLong();
    }

    /** The handler's alert of this kind. */
    EventEnvelope awaitAlert(String code) {
        return KafkaProbe.await(
                EventType.ALERT_RAISED,
                alert -> handler.equals(alert.data().path("handlerId").asText())
                        && code.equals(alert.data().path("code").asText()));
    }
}
