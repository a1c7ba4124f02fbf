package dev.pipl.crossborder.handler;

import static dev.pipl.crossborder.handler.Profiles.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.law.route.HandlerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KnownHandlerTest {

    private static final LocalDate REGISTERED = LocalDate.of(2026, 3, 1);
    private static final LocalDate DESIGNATED = LocalDate.of(2026, 7, 1);

    private static KnownHandler designatedInJuly() {
        return new KnownHandler(Profiles.of(
                "h",
                4,
                List.of(fact(REGISTERED, "ENTERPRISE")),
                List.of(fact(REGISTERED, false), fact(DESIGNATED, true))));
    }

    @Test
    void aFactHoldsFromItsDayOnInBeijing() {
        KnownHandler handler = designatedInJuly();

        assertThat(handler.at(Instant.parse("2026-06-30T15:59:59Z")).facts().criticalInfrastructureOperator())
                .isFalse();
        assertThat(handler.at(Instant.parse("2026-06-30T16:00:00Z")).facts().criticalInfrastructureOperator())
                .isTrue();
        assertThat(handler.at(Instant.parse("2026-06-30T15:59:59Z")).facts().criticalInfrastructureOperator())
                .isFalse();
    }

    @Test
    void whatAHandlerFirstSaidHoldsForTheTimeBefore() {
        KnownHandler handler = new KnownHandler(
                Profiles.of("h", 1, List.of(fact(REGISTERED, "STATE_ORGAN")), List.of(fact(REGISTERED, true))));

        assertThat(handler.on(REGISTERED.minusYears(2)).facts().kind()).isEqualTo(HandlerKind.STATE_ORGAN);
        assertThat(handler.on(REGISTERED.minusYears(2)).facts().criticalInfrastructureOperator())
                .isTrue();
    }

    @Test
    void personsHandledAreUnknownBeforeTheFirstCount() {
        HandlerProfile counted = Profiles.handling(Profiles.enterprise("h", 2, REGISTERED), DESIGNATED, 90_000);
        KnownHandler handler = new KnownHandler(counted);

        assertThat(handler.on(DESIGNATED.minusDays(1)).facts().personsHandled()).isEmpty();
        assertThat(handler.on(DESIGNATED).facts().personsHandled()).isEqualTo(OptionalLong.of(90_000));
    }

    @Test
    void aChangeIsFollowedByAllThatTookEffectAfterIt() {
        KnownHandler handler = designatedInJuly();

        assertThat(handler.daysOfEffect(REGISTERED, DESIGNATED)).containsExactly(REGISTERED, DESIGNATED);
        assertThat(handler.daysOfEffect(REGISTERED, DESIGNATED.minusDays(1))).containsExactly(REGISTERED);
        assertThat(handler.daysOfEffect(REGISTERED.plusDays(1), DESIGNATED))
                .containsExactly(REGISTERED.plusDays(1), DESIGNATED);
    }

    @Test
    void aSnapshotNamesTheProfilesVersion() {
        assertThat(designatedInJuly().on(DESIGNATED).version()).isEqualTo(4);
    }

    @Test
    void aProfileWithoutAKindTheLawKnowsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownHandler(Profiles.of("h", 1, List.of(), List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownHandler(Profiles.of("h", 1, List.of(fact(REGISTERED, "CLUB")), List.of())));
    }
}
