package dev.pipl.crossborder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The service as its callers use it: handlers over Kafka, everything else over HTTP. */
public final class Service {

    public static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final Instant REGISTERED_AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final URI REGISTRY = URI.create("/handler-registry");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Service() {}

    /** A new enterprise that the registry has told of and this service knows. */
    public static String newHandler() {
        return newHandler(Profiles.enterprise("h-" + UUID.randomUUID(), 1, SINCE));
    }

    public static String newHandler(HandlerProfile profile) {
        tell(EventEnvelope.of(
                EventIds.random(), REGISTRY, REGISTERED_AT, profile.handlerId(), new HandlerRegistered(profile)));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> as(Role.OPERATOR)
                        .get("/handlers/{id}/recipients", profile.handlerId())
                        .then()
                        .statusCode(200));
        return profile.handlerId();
    }

    /** The registry tells of a change; returns the event's id. */
    public static String changeProfile(HandlerProfile profile, String field, LocalDate effectiveOn) {
        String eventId = EventIds.random();
        tell(EventEnvelope.of(
                eventId,
                REGISTRY,
                REGISTERED_AT,
                profile.handlerId(),
                new HandlerProfileChanged(profile, List.of(field), effectiveOn)));
        return eventId;
    }

    private static void tell(EventEnvelope event) {
        KafkaProbe.publish(event);
    }

    public static RequestSpecification as(Role role, String... tenants) {
        return given().auth().oauth2(Tokens.of(role, tenants));
    }

    /** A recipient in Singapore. */
    public static String newRecipient(String handlerId) {
        return as(Role.HANDLER_OFFICER, handlerId)
                .contentType("application/json")
                .body("{\"handlerId\":\"" + handlerId + "\",\"name\":{\"zh\":\"狮城公司\",\"en\":\"Lion Ltd\"},"
                        + "\"country\":\"SG\",\"contact\":\"dpo@example.sg\"}")
                .post("/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Sends a batch as the handler's pipeline. */
    public static Response send(String handlerId, TransferJson... events) {
        return send(handlerId, Arrays.asList(events));
    }

    public static Response send(String handlerId, List<TransferJson> events) {
        return sendRaw(
                handlerId, events.stream().map(TransferJson::toString).collect(Collectors.joining(",", "[", "]")));
    }

    public static Response sendRaw(String handlerId, String batch) {
        return as(Role.PIPELINE, handlerId)
                .header("Content-Type", "application/cloudevents-batch+json")
                .body(batch.getBytes(StandardCharsets.UTF_8))
                .post("/transfers");
    }

    /** Sends, and expects every event to be accepted. */
    public static void accepted(String handlerId, TransferJson... events) {
        assertThat(statuses(send(handlerId, events))).hasSize(events.length).containsOnly("ACCEPTED");
    }

    public static List<String> statuses(Response response) {
        return response.then().statusCode(202).extract().path("results.status");
    }

    public static JsonNode headCounts(String handlerId, int year) {
        return json(as(Role.PIPELINE, handlerId).get("/handlers/{id}/head-counts/{year}", handlerId, year));
    }

    public static JsonNode route(String handlerId, int year) {
        return json(as(Role.PIPELINE, handlerId).get("/handlers/{id}/route?year={year}", handlerId, year));
    }

    public static JsonNode routeChanges(String handlerId) {
        return json(as(Role.PIPELINE, handlerId).get("/handlers/{id}/route-changes", handlerId))
                .get("items");
    }

    public static JsonNode rejections(String handlerId) {
        return json(as(Role.PIPELINE, handlerId).get("/handlers/{id}/rejections?limit=500", handlerId))
                .get("items");
    }

    private static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.then().statusCode(200).extract().asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A person of a test: no other test has the same. */
    public static List<String> persons(String handlerId, int from, int to) {
        long base = (handlerId.hashCode() & 0xffffffL) << 24;
        return IntStream.range(from, to)
                .mapToObj(i -> TransferJson.token(base + i))
                .toList();
    }
}
