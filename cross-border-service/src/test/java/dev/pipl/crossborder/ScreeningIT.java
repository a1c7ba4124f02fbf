package dev.pipl.crossborder;

import static dev.pipl.crossborder.ScreenedHandler.ANNOUNCED;
import static dev.pipl.crossborder.ScreenedHandler.entry;
import static dev.pipl.crossborder.ScreenedHandler.lift;
import static dev.pipl.crossborder.ScreenedHandler.listed;
import static dev.pipl.crossborder.ScreenedHandler.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.crossborder.screening.Restrictions;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.crossborder.RestrictedRecipientListed;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recipients against the announced list, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class ScreeningIT {

    private static final Instant ANNOUNCED_AT = Instant.parse("2026-05-05T16:00:00Z");

    @Inject
    Restrictions restrictions;

    private ScreenedHandler handler;

    @BeforeEach
    void aHandler() {
        handler = new ScreenedHandler();
    }

    @Test
    void scenario25AListedRecipientIsBlockedFromTheAnnouncementThoughItIsListedLater() {
        String name = newName();
        String recipient = handler.recipient("一", name + " Ltd", "SG");
        assertThat(restrictions.against(recipient)).isEmpty();

        String entry = listed(entry(name.toUpperCase(Locale.ROOT) + " PTE. LTD.", "SG"));

        Restriction stands = restrictions.against(recipient).get(0);
        assertThat(stands.listEntryId()).isEqualTo(entry);
        assertThat(stands.provision()).isEqualTo("PIPL-42");
        assertThat(stands.isReviewed()).isTrue();
        assertThat(stands.isInForce(ANNOUNCED_AT.minusNanos(1))).isFalse();
        assertThat(stands.isInForce(ANNOUNCED_AT)).isTrue();
        assertThat(stands.leavesRoomForTransfer("support", List.of("CONTACT"))).isFalse();
    }

    @Test
    void aListingIsToldForEveryRecipientAndAlertedForEveryHandler() {
        String name = newName();
        String recipient = handler.recipient("一", name, "SG");

        String entry = listed(entry(name, "SG"));

        EventEnvelope told =
                KafkaProbe.await(EventType.RESTRICTED_RECIPIENT_LISTED, event -> handler.id.equals(event.subject()));
        RestrictedRecipientListed data = told.dataAs(RestrictedRecipientListed.class);
        assertThat(data.recipientId()).isEqualTo(recipient);
        assertThat(data.listEntryId()).isEqualTo(entry);
        assertThat(data.certainty()).isEqualTo("EXACT");
        assertThat(data.announcedAt()).hasToString("2026-05-06T00:00+08:00");
        EventEnvelope alert = KafkaProbe.await(
                EventType.ALERT_RAISED,
                event -> handler.id.equals(event.data().path("handlerId").asText()));
        assertThat(alert.data().get("code").asText()).isEqualTo("restricted-recipient-listed");
        assertThat(alert.data().get("severity").asText()).isEqualTo("CRITICAL");
    }

    @Test
    void aNewRecipientIsScreenedAsItIsRegistered() {
        String name = newName();
        listed(entry(name + " Holdings", "SG"));

        String recipient = handler.recipient("一", name + " Group", "SG");

        assertThat(restrictions.against(recipient))
                .singleElement()
                .satisfies(one -> assertThat(one.isReviewed()).isFalse());
        handler.matches("UNREVIEWED")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].certainty", equalTo("POSSIBLE"))
                .body("items[0].recipientName", equalTo(name + " Group"))
                .body("items[0].listedName", equalTo(name + " Holdings"));
    }

    @Test
    void theSameNameInAnotherCountryIsForAPersonToDecide() {
        String name = newName();
        String recipient = handler.recipient("一", name, "US");

        listed(entry(name, "SG"));

        assertThat(restrictions.against(recipient))
                .singleElement()
                .satisfies(one -> assertThat(one.isReviewed()).isFalse());
    }

    @Test
    void aMeasureAgainstACountryReachesAllItsRecipientsAndLeavesTheRoomThatItSays() {
        String before = handler.recipient("一", newName(), "TV");
        String elsewhere = handler.recipient("一", newName(), "TO");

        String entry = listed("""
                {"provision":"PIPL-43","kind":"RESTRICTED","country":"TV","announcement":"%s","announcedAt":"%s",
                 "allowedScope":{"purposes":["payment"],"categories":["ORDER","CONTACT"]}}
                """.formatted(newName(), ANNOUNCED));
        String after = handler.recipient("一", newName(), "TV");

        for (String recipient : List.of(before, after)) {
            Restriction stands = restrictions.against(recipient).get(0);
            assertThat(stands.provision()).isEqualTo("PIPL-43");
            assertThat(stands.isReviewed()).isTrue();
            assertThat(stands.leavesRoomForTransfer("payment", List.of("ORDER")))
                    .isTrue();
            assertThat(stands.leavesRoomForTransfer("payment", List.of("ORDER", "HEALTH")))
                    .isFalse();
            assertThat(stands.leavesRoomForTransfer("payment", List.of())).isFalse();
            assertThat(stands.leavesRoomForTransfer("support", List.of("ORDER")))
                    .isFalse();
        }
        assertThat(restrictions.against(elsewhere)).isEmpty();
        KafkaProbe.await(
                EventType.RESTRICTED_RECIPIENT_LISTED,
                event -> entry.equals(event.data().get("listEntryId").asText())
                        && before.equals(event.data().get("recipientId").asText()));

        lift(entry, "{\"announcement\":\"No. 9\",\"liftedAt\":\"2026-09-01T00:00:00+08:00\"}")
                .then()
                .statusCode(200)
                .body("liftedAt", equalTo("2026-09-01T00:00:00+08:00"));
        Restriction lifted = restrictions.against(before).get(0);
        Instant liftedAt = Instant.parse("2026-08-31T16:00:00Z");
        assertThat(lifted.isInForce(liftedAt.minusNanos(1))).isTrue();
        assertThat(lifted.isInForce(liftedAt)).isFalse();
    }
}
