package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.handler.Profiles.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Negative lists from their upload to the count of a transfer that claims the zone. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class ZoneListIT {

    @Inject
    ZoneLists lists;

    private String zone;
    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerInAZone() {
        zone = "Z-" + UUID.randomUUID();
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
    }

    private Response upload(String version, String from, String until, String category) {
        return as(Role.OPERATOR)
                .contentType("application/json")
                .body("""
                        {"zone":"%s","version":"%s","title":{"zh":"汽车清单","en":"Automotive list"},
                         "source":"announcement 1","effectiveOn":"%s","effectiveUntil":%s,"industries":["AUTOMOTIVE"],
                         "coversCriticalInfrastructure":false,
                         "items":[{"code":"1.1","title":{"zh":"位置","en":"Location"},"categories":["%s"],
                                   "tiers":[{"route":"SECURITY_ASSESSMENT","nonSensitivePersonsMin":500}]}]}
                        """.formatted(zone, version, from, until == null ? "null" : '"' + until + '"', category))
                .post("/free-trade-zone-lists");
    }

    private Response register(String industry, String from) {
        return as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{\"zone\":\"" + zone + "\",\"industries\":[\"" + industry
                        + "\"],\"reference\":\"licence 9\",\"from\":\"" + from + "\"}")
                .post("/handlers/" + handler + "/zone-registrations");
    }

    private void send(String id, String on, int person, String... categories) {
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, id, on + "T08:00:00+08:00")
                        .withData(data -> {
                            data.putObject("exemption")
                                    .put("ground", "FREE_TRADE_ZONE")
                                    .put("evidence", "licence 9");
                            for (String category : categories) {
                                data.withArray("categories").add(category);
                            }
                        })
                        .nonSensitive(persons(handler, person, person + 1)));
    }

    private long counted() {
        return headCounts(handler, 2026).at("/nonSensitive/upper").asLong();
    }

    @Test
    void aTransferIsJudgedByTheListOfItsDay() {
        upload("1", "2026-03-01", null, "LOCATION").then().statusCode(201);
        upload("2", "2026-05-01", "2026-05-31", "CONTACT").then().statusCode(201);
        register("AUTOMOTIVE", "2026-01-01").then().statusCode(201);

        send("before-any-list", "2026-02-28", 0, "CONTACT");
        assertThat(counted()).isEqualTo(1);
        send("outside-1", "2026-03-01", 1, "CONTACT");
        assertThat(counted()).isEqualTo(1);
        send("on-1", "2026-03-01", 2, "LOCATION");
        assertThat(counted()).isEqualTo(2);
        send("on-2", "2026-05-01", 3, "CONTACT");
        assertThat(counted()).isEqualTo(3);
        send("outside-2", "2026-05-31", 4, "LOCATION");
        assertThat(counted()).isEqualTo(3);
        send("after-2", "2026-06-01", 5, "LOCATION");
        assertThat(counted()).isEqualTo(4);
        send("unstated", "2026-03-02", 6);
        assertThat(counted()).isEqualTo(5);
        assertThat(headCounts(handler, 2026).at("/nonSensitive/gross").asLong()).isEqualTo(7);
    }

    @Test
    void aListOfAnotherIndustryFreesNothing() {
        upload("1", "2026-01-01", null, "LOCATION").then().statusCode(201);
        register("FINANCE", "2026-01-01").then().statusCode(201);

        send("e-1", "2026-03-01", 0, "CONTACT");

        assertThat(counted()).isEqualTo(1);
        register("AUTOMOTIVE", "2026-04-01").then().statusCode(201);
        assertThat(lists.listing(handler, Set.of("CONTACT"), LocalDate.of(2026, 3, 31)))
                .map(ZoneListing::applies)
                .contains(false);
        assertThat(lists.listing(handler, Set.of("CONTACT"), LocalDate.of(2026, 4, 1)))
                .map(ZoneListing::applies)
                .contains(true);
        assertThat(lists.listing(handler, Set.of(), LocalDate.of(2026, 4, 1))).isEqualTo(Optional.empty());
    }

    @Test
    void aVersionNeverChangesAndIsReadByEverybody() {
        upload("1", "2026-01-01", null, "LOCATION").then().statusCode(201);

        upload("1", "2026-02-01", null, "CONTACT").then().statusCode(409).body("code", equalTo("zone-list-exists"));

        as(Role.HANDLER_OFFICER, handler)
                .get("/free-trade-zone-lists/" + zone + "/1")
                .then()
                .statusCode(200)
                .body("effectiveOn", equalTo("2026-01-01"))
                .body("items[0].tiers[0].nonSensitivePersonsMin", equalTo(500));
        as(Role.HANDLER_OFFICER, handler)
                .get("/free-trade-zone-lists/" + zone + "/2")
                .then()
                .statusCode(404);
        as(Role.REGULATOR)
                .get("/free-trade-zone-lists?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void onlyAnOperatorUploadsAndNoCriticalInfrastructureRegisters() {
        as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{}")
                .post("/free-trade-zone-lists")
                .then()
                .statusCode(403);
        as(Role.OPERATOR)
                .contentType("application/json")
                .body("{\"zone\":\"Z\"}")
                .post("/free-trade-zone-lists")
                .then()
                .statusCode(400);
        handler = Service.newHandler(Profiles.of(
                "h-" + UUID.randomUUID(),
                1,
                List.of(fact(Service.SINCE, "ENTERPRISE")),
                List.of(fact(Service.SINCE, true))));
        register("AUTOMOTIVE", "2026-01-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("zone-not-for-critical-infrastructure"))
                .body("provision", equalTo("CBDF-6"));
    }
}
