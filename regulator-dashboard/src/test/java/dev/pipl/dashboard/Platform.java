package dev.pipl.dashboard;

import dev.pipl.dashboard.handler.Told;
import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The rest of the platform, as the dashboard meets it: events on topics, and callers with tokens. */
public final class Platform {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:01Z");
    private static final OffsetDateTime OCCURRED = OffsetDateTime.parse("2026-03-01T08:00:00.125+08:00");

    private Platform() {}

    public static String newId(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /** A handler of that province becomes known. */
    public static String register(String province) {
        String id = newId("h");
        register(id, province);
        return id;
    }

    public static void register(String id, String province) {
        publish(id, new HandlerRegistered(Told.profile(id, 1, province, false)));
    }

    public static void publish(String handlerId, Event event) {
        KafkaProbe.publish(EventEnvelope.of(newId("event"), URI.create("/test"), NOW, handlerId, event));
    }

    public static AlertRaised alert(String handlerId, Severity severity) {
        return new AlertRaised(
                newId("alert"),
                OCCURRED,
                severity,
                "threshold-crossed",
                handlerId,
                new Wording("达到 1,000,000 人门槛", "The limit of 1,000,000 persons was reached"),
                List.of("CBDF-7"),
                null);
    }

    /** Raises an alert about that handler and returns its id. */
    public static String raise(String handlerId) {
        AlertRaised alert = alert(handlerId, Severity.CRITICAL);
        publish(alert.id(), alert);
        return alert.id();
    }

    public static RequestSpecification as(Role role, String... tenants) {
        return RestAssured.given().auth().oauth2(Tokens.of(role, tenants));
    }
}
