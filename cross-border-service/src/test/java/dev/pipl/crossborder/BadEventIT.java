package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.rejections;
import static dev.pipl.crossborder.Service.send;
import static dev.pipl.crossborder.Service.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of bad event has its code, its neighbours are counted, nothing of it is, and no token is repeated. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class BadEventIT {

    private BadInput input;
    private String handler;

    @BeforeEach
    void aHandlerWithARecipient() {
        input = new BadInput();
        handler = input.handler;
    }

    @Test
    void aMissingField() {
        input.assertRejected(input.event("bad").withData(data -> data.remove("purpose")), "malformed-event");
    }

    @Test
    void aBadDate() {
        input.assertRejected(input.event("bad").withData(data -> data.put("occurredAt", "soon")), "malformed-event");
    }

    @Test
    void anUnknownRecipient() {
        input.assertRejected(
                input.event("bad").withData(data -> data.put("recipientId", "nobody")), "recipient-unknown");
    }

    @Test
    void anotherHandlersRecipient() {
        String theirs = Service.newRecipient(Service.newHandler());

        input.assertRejected(input.event("bad").withData(data -> data.put("recipientId", theirs)), "recipient-unknown");
    }

    @Test
    void aTokenOfTheWrongForm() {
        input.assertRejected(input.event("bad").sensitive("short"), "token-form");
    }

    @Test
    void anIdentityNumberForAToken() {
        input.assertRejected(input.event("bad").sensitive(BadInput.IDENTITY_NUMBER), "token-looks-like-identifier");

        EventEnvelope alert = input.awaitAlert("transfer-rejected");
        assertThat(alert.data().toString()).doesNotContain(BadInput.IDENTITY_NUMBER);
    }

    @Test
    void tenThousandAndOneTokens() {
        input.assertRejected(
                input.event("bad").nonSensitive(persons(handler, 0, 10_000)).sensitive(persons(handler, 0, 1)),
                "too-many-tokens");
    }

    @Test
    void aNegativeDeclaration() {
        input.assertRejected(input.event("bad").declared("d", -1, 0), "declared-count-negative");
    }

    @Test
    void aFutureDate() {
        String ahead = Instant.now().plus(10, ChronoUnit.MINUTES).toString();

        input.assertRejected(input.event("bad").withData(data -> data.put("occurredAt", ahead)), "occurred-in-future");
    }

    @Test
    void aDateBeforeTheLaw() {
        input.assertRejected(
                input.event("bad").withData(data -> data.put("occurredAt", "2021-10-31T23:59:59+08:00")),
                "occurred-before-law");
    }

    @Test
    void theSameIdentityWithOtherContentIsAConflictAndAnAlert() {
        Service.accepted(handler, input.neighbour("taken", 3));

        Response response =
                send(handler, input.neighbour("taken", 4), input.neighbour("taken", 3), input.neighbour("other", 5));

        assertThat(statuses(response)).containsExactly("REJECTED", "DUPLICATE", "ACCEPTED");
        response.then().body("results[0].problem.code", equalTo("event-conflict"));
        assertThat(input.counted()).isEqualTo(2);
        input.awaitAlert("event-conflict");
    }

    @Test
    void anotherTenantsHandlerIsUnknownAndItsOwnerSeesNothing() {
        String theirs = Service.newHandler();
        String theirRecipient = Service.newRecipient(theirs);
        TransferJson stolen = TransferJson.recorded(theirs, theirRecipient, "bad", "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(theirs, 0, 1));

        input.assertRejected(stolen, "handler-unknown");

        assertThat(headCounts(theirs, 2026).get("ledgerSequence").asLong()).isZero();
        assertThat(rejections(theirs)).isEmpty();
        EventEnvelope alert = input.awaitAlert("transfer-rejected");
        assertThat(alert.data().path("subject").asText()).startsWith("handler-unknown/");
    }

    @Test
    void aHandlerThatDoesNotExistAnswersTheSame() {
        TransferJson nobodys = TransferJson.recorded("h-nobody", input.recipient, "bad", "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(handler, 0, 1));

        input.assertRejected(nobodys, "handler-unknown");
    }

    @Test
    void aRejectedIdMayBeMendedAndSentAgain() {
        input.assertRejected(input.neighbour("bad", 6).withData(data -> data.remove("purpose")), "malformed-event");

        Service.accepted(handler, input.neighbour("bad", 6));

        as(Role.PIPELINE, handler)
                .queryParam("source", "/handlers/" + handler + "/pipelines/crm-export")
                .get("/handlers/{id}/transfers/bad", handler)
                .then()
                .statusCode(200)
                .body("status", equalTo("ACCEPTED"));
    }
}
