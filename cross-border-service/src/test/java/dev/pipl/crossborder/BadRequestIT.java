package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.rejections;
import static dev.pipl.crossborder.Service.sendRaw;
import static dev.pipl.crossborder.Service.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that nothing is taken from, or that ask in other ways than most. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class BadRequestIT {

    private BadInput input;
    private String handler;

    @BeforeEach
    void aHandlerWithARecipient() {
        input = new BadInput();
        handler = input.handler;
    }

    @Test
    void malformedJsonCommitsNothing() {
        sendRaw(handler, "[" + input.neighbour("before", 1) + ",{")
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("malformed-json"));

        assertThat(input.ledgerSequence()).isZero();
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
                .mapToObj(i -> input.neighbour("e-" + i, i).toString())
                .collect(Collectors.joining(",", "[", "]"));

        sendRaw(handler, batch).then().statusCode(413).body("code", equalTo("body-too-large"));

        assertThat(input.ledgerSequence()).isZero();
    }

    @Test
    void moreThanTenMebibytesAreTooMuch() {
        String padded = "[" + input.neighbour("e-1", 1) + " ".repeat(10 * 1024 * 1024) + "]";

        sendRaw(handler, padded).then().statusCode(413).body("code", equalTo("body-too-large"));

        assertThat(input.ledgerSequence()).isZero();
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
                .body(input.neighbour("single", 1).bytes())
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
                .body(input.event("bad").sensitive("short").bytes())
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
