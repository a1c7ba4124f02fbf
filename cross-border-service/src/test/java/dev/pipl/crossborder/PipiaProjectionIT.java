package dev.pipl.crossborder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.events.registry.PipiaSuperseded;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the registry tells of impact assessments. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class PipiaProjectionIT {
    private static final LocalDate COMPLETED_ON = LocalDate.of(2026, 3, 1);

    @Inject
    ImpactAssessments assessments;

    private static String tell(String handler, Event event) {
        String id = EventIds.random();
        KafkaProbe.publish(EventEnvelope.of(
                id, URI.create("/handler-registry"), Instant.parse("2026-06-01T00:00:00Z"), handler, event));
        return id;
    }

    private static PipiaCompleted completed(String handler, String id) {
        return new PipiaCompleted(
                id,
                handler,
                List.of("GENERAL"),
                COMPLETED_ON,
                null,
                true,
                List.of("support", "billing"),
                List.of("r-1"),
                "LOW",
                null);
    }

    @Test
    void anAssessmentIsKnownAndSoIsItsEnd() {
        String handler = "h-" + UUID.randomUUID();
        String old = UUID.randomUUID().toString();
        String standing = UUID.randomUUID().toString();

        tell(handler, completed(handler, old));
        tell(handler, completed(handler, standing));
        tell(handler, new PipiaSuperseded(old, handler, LocalDate.of(2026, 4, 1), standing));

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(assessments.of(handler))
                        .containsExactlyInAnyOrder(
                                assessment(handler, old, Optional.of(LocalDate.of(2026, 4, 1))),
                                assessment(handler, standing, Optional.empty())));
        assertThat(assessments.isReady()).isTrue();
        assertThat(assessments.of("h-" + UUID.randomUUID())).isEmpty();
    }

    private static ImpactAssessment assessment(String handler, String id, Optional<LocalDate> supersededOn) {
        return new ImpactAssessment(
                id, handler, COMPLETED_ON, supersededOn, Set.of("support", "billing"), Set.of("r-1"));
    }

    @Test
    void theEndOfAnAssessmentNobodyToldOfIsPutAsideAndItsNeighboursGoOn() {
        String handler = "h-" + UUID.randomUUID();
        String id = UUID.randomUUID().toString();

        String strange = tell(handler, new PipiaSuperseded("unknown-" + id, handler, COMPLETED_ON, null));
        tell(handler, completed(handler, id));

        KafkaProbe.await(EventType.ALERT_RAISED, alert -> strange.equals(alert.causationid()));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(assessments.of(handler)).hasSize(1));
    }
}
