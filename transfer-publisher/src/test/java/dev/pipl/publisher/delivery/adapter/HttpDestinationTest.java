package dev.pipl.publisher.delivery.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.publisher.ExitStatus;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.delivery.BearerToken;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.TemporaryFailure;
import dev.pipl.publisher.delivery.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDestinationTest {
    private Platform platform;
    private HttpDestination destination;

    @BeforeEach
    void start() throws IOException {
        platform = new Platform();
        destination = new HttpDestination(platform.address(), BearerToken.fixed("t1"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void aBatchIsPostedAndEachEventHasItsOutcome() throws TemporaryFailure {
        platform.reject("e2");

        List<Outcome> first = destination.send(List.of(event("e1"), event("e2")));
        List<Outcome> second = destination.send(List.of(event("e1"), event("e3")));

        assertThat(first)
                .containsExactly(
                        new Outcome("e1", Verdict.ACCEPTED, null),
                        new Outcome("e2", Verdict.REJECTED, "handler-unknown"));
        assertThat(second).extracting(Outcome::verdict).containsExactly(Verdict.DUPLICATE, Verdict.ACCEPTED);
        assertThat(platform.received().get("e1")).isEqualTo(event("e1"));
        assertThat(platform.authorizations()).containsOnly("Bearer t1");
        assertThat(platform.contentTypes()).containsOnly("application/cloudevents-batch+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aTemporaryAnswerIsWorthAnotherTry(int status) {
        platform.answer(status, "{\"code\":\"projection-behind\"}", "7");

        TemporaryFailure failure =
                catchThrowableOfType(TemporaryFailure.class, () -> destination.send(List.of(event("e1"))));

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failure).hasMessageContaining("projection-behind");
    }

    @Test
    void aLostConnectionIsWorthAnotherTry() {
        platform.close();

        assertThatThrownBy(() -> destination.send(List.of(event("e1"))))
                .isInstanceOf(TemporaryFailure.class)
                .hasMessageContaining("cannot be reached");
    }

    @ParameterizedTest
    @CsvSource({
        "400, refuses the request",
        "403, lacks the role",
        "404, handler unknown",
        "413, smaller --flight",
        "401, does not take the access token",
        "500, refuses the request"
    })
    void aRefusalIsFinalAndRepeatsNothingOfTheAnswer(int status, String message) {
        platform.answer(status, "{\"code\":\"not a code <b>\",\"detail\":\"token q3vB7xN0mZ2kT8yLwR5d\"}", null);

        assertThatThrownBy(() -> destination.send(List.of(event("e1"))))
                .isInstanceOfSatisfying(
                        PublisherFault.class,
                        fault -> assertThat(fault.status()).isEqualTo(ExitStatus.REFUSED))
                .hasMessageContaining(message)
                .hasMessageNotContaining("q3vB7xN0mZ2kT8yLwR5d")
                .hasMessageNotContaining("<b>");
    }

    @Test
    void anExpiredTokenIsAskedForAgain(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "old\n");
        HttpDestination renewing = new HttpDestination(platform.address(), BearerToken.file(file));
        renewing.send(List.of(event("e1")));
        Files.writeString(file, "new\n");
        platform.answer(401, "", null);

        List<Outcome> outcomes = renewing.send(List.of(event("e2")));

        assertThat(outcomes).extracting(Outcome::verdict).containsExactly(Verdict.ACCEPTED);
        assertThat(platform.authorizations()).containsExactly("Bearer old", "Bearer old", "Bearer new");
    }

    @Test
    void aCommandGivesTheTokenAndItsFailureIsSaid() throws TemporaryFailure {
        new HttpDestination(platform.address(), BearerToken.command("echo from-command")).send(List.of(event("e1")));

        assertThat(platform.authorizations()).containsExactly("Bearer from-command");
        assertThatThrownBy(() -> BearerToken.command("exit 3").get()).hasMessageContaining("token command failed");
        assertThatThrownBy(() -> BearerToken.fixed("a b").get()).hasMessageNotContaining("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"results\":[]}",
                "{\"results\":[{\"id\":\"other\",\"status\":\"ACCEPTED\"}]}",
                "{\"results\":[{\"id\":\"e1\",\"status\":\"MAYBE\"}]}"
            })
    void anAnswerThatDoesNotTellOfEachEventIsNoSuccess(String body) {
        platform.answer(202, body, null);

        assertThatThrownBy(() -> destination.send(List.of(event("e1"))))
                .isInstanceOf(PublisherFault.class)
                .hasMessageContaining("does not list a result");
    }

    private static EventEnvelope event(String id) {
        OffsetDateTime at = OffsetDateTime.parse("2026-03-01T08:00:00+08:00");
        TransferRecorded data = new TransferRecorded(
                "h1",
                "r1",
                at,
                "support",
                List.of(),
                List.of("q3vB7xN0mZ2kT8yLwR5d"),
                List.of(),
                "k",
                null,
                "CONSENT",
                true,
                null,
                false,
                null,
                null);
        return EventEnvelope.of(id, URI.create("/handlers/h1/pipelines/p"), at.toInstant(), "h1", data);
    }
}
