package dev.pipl.dashboard.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextLimitTest {
    private static final LocalDate ON = LocalDate.of(2026, 6, 1);
    private static final Scale SCALE = new Scale(Provisions.load());
    private static final HandlerFacts ORDINARY = Profiles.facts(Told.profile("h", 1, "CN-11", false), ON);
    private static final HandlerFacts CRITICAL = Profiles.facts(Told.profile("h", 1, "CN-11", true), ON);

    private static YearStanding standing(long nonSensitive, long sensitive, Route route) {
        return new YearStanding(
                new Figures(nonSensitive, null, null, null),
                new Figures(sensitive, null, null, null),
                route,
                null,
                Told.AT.toInstant());
    }

    @Test
    void theDistanceIsCountedToThePersonWhoChangesTheRoute() {
        NextLimit next = NextLimit.of(SCALE, ON, ORDINARY, standing(99_999, 0, Route.EXEMPT_VOLUME))
                .orElseThrow();

        assertThat(next.firstCount()).isEqualTo(100_000);
        assertThat(next.remaining()).isEqualTo(1);
        assertThat(next.route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(next.provision()).isEqualTo("CBDF-8");
    }

    @Test
    void atTheLimitTheNextOneCounts() {
        NextLimit next = NextLimit.of(SCALE, ON, ORDINARY, standing(100_000, 0, Route.CONTRACT_OR_CERTIFICATION))
                .orElseThrow();

        assertThat(next.firstCount()).isEqualTo(1_000_000);
        assertThat(next.remaining()).isEqualTo(900_000);
    }

    @Test
    void theNearerOfBothClassesIsTold() {
        NextLimit next = NextLimit.of(SCALE, ON, ORDINARY, standing(500_000, 9_999, Route.CONTRACT_OR_CERTIFICATION))
                .orElseThrow();

        assertThat(next.subjectClass()).isEqualTo("sensitive");
        assertThat(next.remaining()).isEqualTo(1);
    }

    @Test
    void aLimitThatWouldChangeNothingIsNotTold() {
        assertThat(NextLimit.of(SCALE, ON, ORDINARY, standing(50_000, 10_000, Route.SECURITY_ASSESSMENT)))
                .isEmpty();
        assertThat(NextLimit.of(SCALE, ON, CRITICAL, standing(5, 0, Route.SECURITY_ASSESSMENT)))
                .isEmpty();
    }

    @Test
    void whoSentNothingIsNearToNothing() {
        assertThat(NextLimit.of(SCALE, ON, ORDINARY, standing(0, 0, Route.NONE)))
                .isEmpty();
    }

    @Test
    void forAnOperatorOfCriticalInfrastructureEveryLimitMeansAssessment() {
        assertThat(SCALE.limits(ON, CRITICAL, SubjectClass.NON_SENSITIVE, 0))
                .extracting(LimitView::route)
                .containsOnly(Route.SECURITY_ASSESSMENT);
        assertThat(SCALE.limits(ON, ORDINARY, SubjectClass.NON_SENSITIVE, 0))
                .extracting(LimitView::route)
                .containsExactly(Route.EXEMPT_VOLUME, Route.CONTRACT_OR_CERTIFICATION, Route.SECURITY_ASSESSMENT);
    }

    @Test
    void aLimitIsReachedAtItsNumberAndNotBefore() {
        assertThat(SCALE.limits(ON, ORDINARY, SubjectClass.SENSITIVE, 9_999))
                .extracting(LimitView::reached)
                .containsExactly(true, false);
        assertThat(SCALE.limits(ON, ORDINARY, SubjectClass.SENSITIVE, 10_000))
                .extracting(LimitView::reached)
                .containsExactly(true, true);
    }

    @Test
    void aStricterRouteComesFirstWhateverTheDistance() {
        Attention assessed = Attention.of(standing(0, 10_000, Route.SECURITY_ASSESSMENT), Optional.empty());
        YearStanding nearly = standing(999_999, 0, Route.CONTRACT_OR_CERTIFICATION);
        Attention near = Attention.of(nearly, NextLimit.of(SCALE, ON, ORDINARY, nearly));

        assertThat(assessed.attention()).isGreaterThan(near.attention());
        assertThat(near.nearness()).isGreaterThan(assessed.nearness());
    }
}
