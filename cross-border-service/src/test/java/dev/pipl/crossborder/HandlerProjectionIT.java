package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.route;
import static dev.pipl.crossborder.handler.Profiles.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventType;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the registry tells, in whatever order and state it arrives. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class HandlerProjectionIT {

    private static final String FIELD = "criticalInfrastructureOperator";

    private static HandlerProfile profile(String handler, long version, boolean designated) {
        return Profiles.of(
                handler, version, List.of(fact(Service.SINCE, "ENTERPRISE")), List.of(fact(Service.SINCE, designated)));
    }

    private static void requireRoute(String handler, String expected) {
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() ->
                        assertThat(route(handler, 2026).get("route").asText()).isEqualTo(expected));
    }

    @Test
    void aProfileOfAnUnknownKindIsPutAsideAndItsNeighboursGoOn() {
        String strange = "h-" + UUID.randomUUID();
        HandlerProfile club = Profiles.of(strange, 1, List.of(fact(Service.SINCE, "CLUB")), List.of());

        String eventId = Service.changeProfile(club, "kind", Service.SINCE);
        Service.newHandler();

        KafkaProbe.await(
                EventType.ALERT_RAISED,
                alert -> "event-rejected".equals(alert.data().path("code").asText())
                        && eventId.equals(alert.causationid()));
        as(Role.OPERATOR).get("/handlers/{id}/route", strange).then().statusCode(404);
    }

    @Test
    void anOlderProfileNeverOverwritesANewerOne() {
        String handler = Service.newHandler(profile("h-" + UUID.randomUUID(), 5, true));
        String recipient = Service.newRecipient(handler);
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, "e-1", "2026-03-01T08:00:00+08:00")
                        .nonSensitive(persons(handler, 0, 1)));
        requireRoute(handler, "SECURITY_ASSESSMENT");

        Service.changeProfile(profile(handler, 4, false), FIELD, Service.SINCE);
        Service.newHandler(profile("h-" + UUID.randomUUID(), 1, false));

        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, "e-2", "2026-03-01T08:00:00+08:00")
                        .nonSensitive(persons(handler, 1, 2)));
        requireRoute(handler, "SECURITY_ASSESSMENT");
        assertThat(Service.routeChanges(handler)).hasSize(1);
    }

    @Test
    void aFactDatedBackIsJudgedFromItsDay() {
        String handler = Service.newHandler();
        String recipient = Service.newRecipient(handler);
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, "e-1", "2026-03-01T08:00:00+08:00")
                        .nonSensitive(persons(handler, 0, 1)));
        requireRoute(handler, "EXEMPT_VOLUME");

        Service.changeProfile(profile(handler, 2, true), FIELD, Service.SINCE);

        requireRoute(handler, "SECURITY_ASSESSMENT");
    }
}
