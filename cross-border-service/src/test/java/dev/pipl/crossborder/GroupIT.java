package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.persons;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two subsidiaries of one parent, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class GroupIT {

    private static final String COUNTS = "/groups/{group}/head-counts/2026";

    private String groupId;
    private String first;
    private String second;

    @BeforeEach
    void twoSubsidiaries() {
        groupId = "g-" + UUID.randomUUID();
        first = member("h-1-");
        second = member("h-2-");
    }

    private String member(String prefix) {
        return Service.newHandler(
                Profiles.inGroup(Profiles.enterprise(prefix + UUID.randomUUID(), 1, Service.SINCE), groupId));
    }

    private static void send(String handler, String id, List<String> persons, String keyId) {
        Service.accepted(
                handler,
                TransferJson.recorded(handler, Service.newRecipient(handler), id, "2026-03-01T08:00:00+08:00")
                        .nonSensitive(persons)
                        .withData(data -> data.put("tokenKeyId", keyId)));
    }

    @Test
    void personsOfBothAreCountedOnce() {
        send(first, "e-1", persons(groupId, 0, 60), "2026-a");
        send(second, "e-2", persons(groupId, 40, 100), "2026-a");

        as(Role.REGULATOR)
                .get(COUNTS, groupId)
                .then()
                .statusCode(200)
                .body("groupId", equalTo(groupId))
                .body("membershipAsOf", containsString("+08:00"))
                .body("nonSensitive.lower", equalTo(100))
                .body("nonSensitive.upper", equalTo(100))
                .body("nonSensitive.exact", equalTo(true))
                .body("nonSensitive.basis.code", equalTo("EVERY_PERSON_ONCE"))
                .body("sensitive.upper", equalTo(0))
                .body("members.handlerId", contains(first, second))
                .body("members.nonSensitive.upper", contains(60, 60))
                .body("routeIfOneHandler.route", equalTo("EXEMPT_VOLUME"))
                .body("routeIfOneHandler.note.zh", containsString("第七十三条"));
    }

    @Test
    void differentTokenKeysGiveAnIntervalThatSaysWhy() {
        send(first, "e-1", persons(groupId, 0, 60), "2026-a");
        send(second, "e-2", persons(groupId, 40, 110), "2026-b");

        as(Role.OPERATOR)
                .get(COUNTS, groupId)
                .then()
                .statusCode(200)
                .body("nonSensitive.lower", equalTo(70))
                .body("nonSensitive.upper", equalTo(130))
                .body("nonSensitive.exact", equalTo(false))
                .body("nonSensitive.basis.zh", notNullValue())
                .body("nonSensitive.basis.en", containsString("token keys differ"));
    }

    @Test
    void onlyWhoMaySeeEveryMemberSeesTheGroup() {
        as(Role.HANDLER_OFFICER, first, second)
                .get(COUNTS, groupId)
                .then()
                .statusCode(200)
                .body("members", hasSize(2));
        as(Role.REGULATOR, "CN-11").get(COUNTS, groupId).then().statusCode(200);
        as(Role.REGULATOR, "CN-31").get(COUNTS, groupId).then().statusCode(404).body("code", equalTo("group-unknown"));
        as(Role.HANDLER_OFFICER, first)
                .get(COUNTS, groupId)
                .then()
                .statusCode(404)
                .body("code", equalTo("group-unknown"));
        as(Role.PIPELINE, first, second).get(COUNTS, groupId).then().statusCode(403);
        as(Role.REGULATOR).get(COUNTS, "nobody").then().statusCode(404);
        as(Role.REGULATOR)
                .get("/groups/{group}/head-counts/1999", groupId)
                .then()
                .statusCode(400);
    }
}
