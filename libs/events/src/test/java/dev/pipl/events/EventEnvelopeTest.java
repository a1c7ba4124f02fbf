package dev.pipl.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.transfer.TransferRecorded;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {
    private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2027-01-01T00:00:00+08:00");

    @Test
    void anEventOfOursFindsItsTypeSchemaAndKey() {
        EventEnvelope event = envelope(new YearOpened("h1", 2027, NEW_YEAR));

        assertThat(event.type()).isEqualTo("dev.pipl.crossborder.year-opened.v1");
        assertThat(event.dataschema()).isEqualTo("urn:pipl:schema:dev.pipl.crossborder.year-opened.v1");
        assertThat(event.partitionkey()).isEqualTo("h1");
        assertThat(event.data().toString())
                .isEqualTo("{\"handlerId\":\"h1\",\"year\":2027,\"occurredAt\":\"2027-01-01T00:00:00+08:00\"}");
    }

    @Test
    void theWithersChangeOneAttributeOnly() {
        EventEnvelope event = envelope(new YearOpened("h1", 2027, NEW_YEAR));

        EventEnvelope changed = event.causedBy("c")
                .withRuleversion("2026.1")
                .withTraceparent("00-a")
                .withPartitionkey("p");

        assertThat(changed)
                .isEqualTo(new EventEnvelope(
                        event.id(),
                        event.source(),
                        event.type(),
                        event.time(),
                        event.subject(),
                        event.dataschema(),
                        "p",
                        "c",
                        "2026.1",
                        "00-a",
                        event.data()));
    }

    @Test
    void anIncompleteEventCannotBePublished() {
        AlertRaised alert =
                new AlertRaised("a", NEW_YEAR, Severity.INFO, "code", null, new Wording("中文", null), List.of(), null);

        assertThatThrownBy(() -> envelope(alert))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("data.title.en: is missing");
    }

    @Test
    void anUnknownFieldOfANewerPublisherIsPassedOver() {
        EventEnvelope event = envelope(new YearOpened("h1", 2027, NEW_YEAR));
        ((ObjectNode) event.data()).put("openedBy", "calendar");

        assertThat(event.dataAs(YearOpened.class)).isEqualTo(new YearOpened("h1", 2027, NEW_YEAR));
    }

    @Test
    void aMissingListOfATransferIsAnEmptyOne() {
        ObjectNode sample = Contract.sample(EventType.TRANSFER_RECORDED).deepCopy();
        ((ObjectNode) sample.get("data")).remove(List.of("nonSensitiveSubjects", "categories", "declaredCounts"));

        TransferRecorded transfer = CloudEventsJson.read(sample).dataAs(TransferRecorded.class);

        assertThat(transfer.nonSensitiveSubjects()).isEmpty();
        assertThat(transfer.categories()).isEmpty();
        assertThat(transfer.declaredCounts()).isNull();
    }

    @Test
    void aTypeOfSomebodyElseIsUnknown() {
        assertThat(EventType.of("com.example.other.v1")).isEmpty();
        assertThat(EventType.of("dev.pipl.alert.raised.v1")).contains(EventType.ALERT_RAISED);
        assertThat(Topic.of("alerts.v1")).contains(Topic.ALERTS);
        assertThat(Topic.of("alerts.v2")).isEmpty();
    }

    @Test
    void everyTypeIsPastTenseOfOursAndVersioned() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::type))
                .doesNotHaveDuplicates()
                .allMatch(type -> type.matches("dev\\.pipl\\.[a-z]+\\.[a-z-]+\\.v1"));
    }

    @Test
    void theSameCauseGivesTheSameIdAndTheBoundariesOfItsPartsCount() {
        assertThat(EventIds.of("h1", "2026", "nonSensitive")).isEqualTo("24f84dee-70d5-825f-92b4-2d74082fab73");
        assertThat(EventIds.of("ab", "c"))
                .isNotEqualTo(EventIds.of("a", "bc"))
                .isNotEqualTo(EventIds.of("ab", "c", ""));
        assertThat(EventIds.of("h1")).matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(EventIds.random()).isNotEqualTo(EventIds.random());
    }

    @Test
    void aDatedFactHoldsFromItsDayOn() {
        List<DatedFact<String>> facts = List.of(
                new DatedFact<>(LocalDate.parse("2026-06-01"), "later"),
                new DatedFact<>(LocalDate.parse("2026-01-01"), "first"));

        assertThat(DatedFact.on(LocalDate.parse("2025-12-31"), facts)).isEmpty();
        assertThat(DatedFact.on(LocalDate.parse("2026-01-01"), facts)).contains("first");
        assertThat(DatedFact.on(LocalDate.parse("2026-05-31"), facts)).contains("first");
        assertThat(DatedFact.on(LocalDate.parse("2026-06-01"), facts)).contains("later");
    }

    private static EventEnvelope envelope(Event data) {
        return EventEnvelope.of("e1", URI.create("/cross-border"), Instant.parse("2026-12-31T16:00:00Z"), "h1", data);
    }
}
