package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.rejections;
import static dev.pipl.crossborder.Service.send;
import static dev.pipl.crossborder.Service.sendRaw;
import static dev.pipl.crossborder.Service.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of bad input has its code, its neighbours are counted, nothing of it is, and no token is repeated. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class BadInputIT {

    private static final String IDENTITY_NUMBER = "11010519491231002X";
    private static final String HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Map<String, byte[]> STRUCTURED =
            Map.of("content-type", TransferJson.utf8("application/cloudevents+json"));

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerWithARecipient() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
    }

    private TransferJson event(String id) {
        return TransferJson.recorded(handler, recipient, id, "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(handler, 0, 1));
    }

    private TransferJson neighbour(String id, int person) {
        return event(id).nonSensitive(persons(handler, person, person + 1));
    }

    /** Sends the event between two sound ones. */
    private Response between(TransferJson bad) {
        return send(handler, neighbour("before", 1), bad, neighbour("after", 2));
    }

    private void requireRejected(TransferJson bad, String code) {
        Response response = between(bad);

        assertThat(statuses(response)).containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        response.then()
                .body("results[1].problem.code", equalTo(code))
                .body("results[1].problem.type", equalTo("urn:pipl:problem:" + code));
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(2);
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

    @Test
    void aMissingField() {
        requireRejected(event("bad").withData(data -> data.remove("purpose")), "malformed-event");
    }

    @Test
    void aBadDate() {
        requireRejected(event("bad").withData(data -> data.put("occurredAt", "soon")), "malformed-event");
    }

    @Test
    void anUnknownRecipient() {
        requireRejected(event("bad").withData(data -> data.put("recipientId", "nobody")), "recipient-unknown");
    }

    @Test
    void anotherHandlersRecipient() {
        String theirs = Service.newRecipient(Service.newHandler());

        requireRejected(event("bad").withData(data -> data.put("recipientId", theirs)), "recipient-unknown");
    }

    @Test
    void aTokenOfTheWrongForm() {
        requireRejected(event("bad").sensitive("short"), "token-form");
    }

    @Test
    void anIdentityNumberForAToken() {
        requireRejected(event("bad").sensitive(IDENTITY_NUMBER), "token-looks-like-identifier");

        EventEnvelope alert = KafkaProbe.await(EventType.ALERT_RAISED, raised -> isOf(raised, "transfer-rejected"));
        assertThat(alert.data().toString()).doesNotContain(IDENTITY_NUMBER);
    }

    @Test
    void tenThousandAndOneTokens() {
        requireRejected(
                event("bad").nonSensitive(persons(handler, 0, 10_000)).sensitive(persons(handler, 0, 1)),
                "too-many-tokens");
    }

    @Test
    void aNegativeDeclaration() {
        requireRejected(event("bad").declared("d", -1, 0), "declared-count-negative");
    }

    @Test
    void aFutureDate() {
        String ahead = Instant.now().plus(10, ChronoUnit.MINUTES).toString();

        requireRejected(event("bad").withData(data -> data.put("occurredAt", ahead)), "occurred-in-future");
    }

    @Test
    void aDateBeforeTheLaw() {
        requireRejected(
                event("bad").withData(data -> data.put("occurredAt", "2021-10-31T23:59:59+08:00")),
                "occurred-before-law");
    }

    @Test
    void theSameIdentityWithOtherContentIsAConflictAndAnAlert() {
        Service.accepted(handler, neighbour("taken", 3));

        Response response = send(handler, neighbour("taken", 4), neighbour("taken", 3), neighbour("other", 5));

        assertThat(statuses(response)).containsExactly("REJECTED", "DUPLICATE", "ACCEPTED");
        response.then().body("results[0].problem.code", equalTo("event-conflict"));
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(2);
        KafkaProbe.await(EventType.ALERT_RAISED, alert -> isOf(alert, "event-conflict"));
    }

    @Test
    void anotherTenantsHandlerIsUnknownAndItsOwnerSeesNothing() {
        String theirs = Service.newHandler();
        String theirRecipient = Service.newRecipient(theirs);
        TransferJson stolen = TransferJson.recorded(theirs, theirRecipient, "bad", "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(theirs, 0, 1));

        requireRejected(stolen, "handler-unknown");

        assertThat(headCounts(theirs, 2026).get("ledgerSequence").asLong()).isZero();
        assertThat(rejections(theirs)).isEmpty();
        EventEnvelope alert = KafkaProbe.await(EventType.ALERT_RAISED, raised -> isOf(raised, "transfer-rejected"));
        assertThat(alert.data().path("subject").asText()).startsWith("handler-unknown/");
    }

    @Test
    void aHandlerThatDoesNotExistAnswersTheSame() {
        TransferJson nobodys = TransferJson.recorded("h-nobody", recipient, "bad", "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(handler, 0, 1));

        requireRejected(nobodys, "handler-unknown");
    }

    @Test
    void aRejectedIdMayBeMendedAndSentAgain() {
        requireRejected(neighbour("bad", 6).withData(data -> data.remove("purpose")), "malformed-event");

        Service.accepted(handler, neighbour("bad", 6));

        as(Role.PIPELINE, handler)
                .queryParam("source", "/handlers/" + handler + "/pipelines/crm-export")
                .get("/handlers/{id}/transfers/bad", handler)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACCEPTED"));
    }

    // Bodies

    @Test
    void malformedJsonCommitsNothing() {
        sendRaw(handler, "[" + neighbour("before", 1) + ",{")
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("malformed-json"));

        assertThat(headCounts(handler, 2026).get("ledgerSequence").asLong()).isZero();
    }

    @Test
    void aBodyOfAnotherKindIsMalformed() {
        sendRaw(handler, "{}").then().statusCode(400).body("code", equalTo("malformed-json"));
    }

    @Test
    void anotherMediaTypeIsUnsupported() {
        as(Role.PIPELINE, handler)
                .contentType("application/json")
                .body("[]")
                .post("/transfers")
                .then()
                .statusCode(415)
                .body("code", equalTo("media-type-unsupported"));
    }

    @Test
    void oneThousandAndOneEventsAreTooMany() {
        String batch = IntStream.range(0, 1_001)
                .mapToObj(i -> neighbour("e-" + i, i).toString())
                .collect(Collectors.joining(",", "[", "]"));

        sendRaw(handler, batch).then().statusCode(413).body("code", equalTo("body-too-large"));

        assertThat(headCounts(handler, 2026).get("ledgerSequence").asLong()).isZero();
    }

    @Test
    void moreThanTenMebibytesAreTooMuch() {
        String padded = "[" + neighbour("e-1", 1) + " ".repeat(10 * 1024 * 1024) + "]";

        sendRaw(handler, padded).then().statusCode(413).body("code", equalTo("body-too-large"));

        assertThat(headCounts(handler, 2026).get("ledgerSequence").asLong()).isZero();
    }

    @Test
    void aWholeRequestOfBadEventsIsStillAnsweredOneByOne() {
        Response response = sendRaw(handler, "[{},7,{\"id\":\"known\"}]");

        assertThat(statuses(response)).containsExactly("REJECTED", "REJECTED", "REJECTED");
        assertThat(response.jsonPath().getList("results.id")).containsExactly(null, null, "known");
        assertThat(rejections(handler)).hasSize(3);
    }

    @Test
    void aSingleEventIsARequestToo() {
        as(Role.PIPELINE, handler)
                .header("Content-Type", "application/cloudevents+json")
                .body(neighbour("single", 1).bytes())
                .post("/transfers")
                .then()
                .statusCode(202)
                .body("results.size()", equalTo(1))
                .body("results[0].id", equalTo("single"))
                .body("results[0].status", equalTo("ACCEPTED"));
    }

    @Test
    void problemsSpeakChineseToThoseWhoAskForIt() {
        as(Role.PIPELINE, handler)
                .header("Content-Type", "application/cloudevents+json")
                .header("Accept-Language", "zh-CN")
                .body(event("bad").sensitive("short").bytes())
                .post("/transfers")
                .then()
                .statusCode(202)
                .body("results[0].problem.title", equalTo("人员标记格式不符"));
        as(Role.PIPELINE, "nobody")
                .header("Accept-Language", "zh-CN")
                .get("/handlers/{id}/head-counts/2026", handler)
                .then()
                .statusCode(404)
                .header("Content-Language", "zh")
                .body("title", equalTo("没有这个个人信息处理者"));
    }

    // Over Kafka

    @Test
    void recordsWithAWrongOrMissingKeyAreRejectedAndTheirNeighboursCounted() {
        publish(handler, STRUCTURED, neighbour("k-1", 1).bytes());
        publish(null, STRUCTURED, neighbour("k-2", 2).bytes());
        publish("h-other", STRUCTURED, neighbour("k-3", 3).bytes());
        publish(handler, STRUCTURED, neighbour("k-4", 4).bytes());

        await().atMost(KafkaProbe.PATIENCE).untilAsserted(() -> {
            assertThat(rejections(handler)).hasSize(2);
            assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong())
                    .isEqualTo(2);
        });
        assertThat(codes(rejections(handler))).containsOnly("handler-mismatch");
        EventEnvelope rejected = KafkaProbe.await(
                EventType.TRANSFER_REJECTED,
                event -> handler.equals(event.data().path("handlerId").asText()));
        assertThat(rejected.data().toString())
                .doesNotContain(persons(handler, 2, 3).get(0))
                .doesNotContain(persons(handler, 3, 4).get(0));
        // Whose it is stays open: anybody could have named the handler.
        KafkaProbe.await(
                EventType.ALERT_RAISED,
                alert -> "transfer-rejected".equals(alert.data().path("code").asText())
                        && alert.data().path("handlerId").isMissingNode()
                        && alert.data().path("subject").asText().startsWith("handler-mismatch/"));
    }

    @Test
    void bothModesAndADuplicateOverHttpAreOneEvent() {
        TransferJson event = neighbour("everywhere", 1);
        publish(handler, event.binaryHeaders(), TransferJson.utf8(event.data().toString()));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(headCounts(handler, 2026)
                                .at("/nonSensitive/upper")
                                .asLong())
                        .isEqualTo(1));

        Response again = send(handler, event);

        assertThat(statuses(again)).containsExactly("DUPLICATE");
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(1);
        assertThat(headCounts(handler, 2026).get("ledgerSequence").asLong()).isEqualTo(1);
    }

    @Test
    void aRecordOfAnUnknownHandlerEndsOnTheRejectedTopic() {
        String nobody = "h-nobody-" + System.nanoTime();
        TransferJson event = TransferJson.recorded(nobody, recipient, "e-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(handler, 0, 1));

        publish(nobody, STRUCTURED, event.bytes());

        EventEnvelope rejected = KafkaProbe.await(
                EventType.TRANSFER_REJECTED,
                record -> nobody.equals(record.data().path("handlerId").asText()));
        assertThat(rejected.data().path("code").asText()).isEqualTo("handler-unknown");
    }

    private static void publish(String key, Map<String, byte[]> headers, byte[] value) {
        KafkaProbe.publish(Topic.OUTBOUND_TRANSFERS, key, headers, value);
    }

    private static List<String> codes(JsonNode rejections) {
        return rejections.findValuesAsText("code");
    }

    private boolean isOf(EventEnvelope alert, String code) {
        return handler.equals(alert.data().path("handlerId").asText())
                && code.equals(alert.data().path("code").asText());
    }

    @Test
    void aCallerWhoHangsUpInTheMiddleIsNoFailureOfTheService() {
        List<LogRecord> said = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line);
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
        Logger log = Logger.getLogger("dev.pipl.kit.problem.adapter.ProblemAnswers");
        log.addHandler(listener);
        try {
            // One who hangs up before the service has begun to read is not even noticed.
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                hangUpWhileTheBodyIsRead();
                return !said.isEmpty();
            });
            assertThat(said).allMatch(line -> line.getLevel().intValue() <= Level.INFO.intValue());
        } finally {
            log.removeHandler(listener);
        }
    }

    private void hangUpWhileTheBodyIsRead() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(500);
            socket.getOutputStream()
                    .write(TransferJson.utf8(
                            "POST /gate/checks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + Tokens.of(Role.PIPELINE, handler)
                                    + "\r\nContent-Length: 5000\r\n\r\n{\"handlerId\":"));
            socket.getOutputStream().flush();
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .as("an answer before the body is there")
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }
}
