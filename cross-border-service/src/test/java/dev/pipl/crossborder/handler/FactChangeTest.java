package dev.pipl.crossborder.handler;

import static dev.pipl.crossborder.handler.Profiles.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.events.registry.HandlerProfile;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactChangeTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final LocalDate LATER = LocalDate.of(2026, 9, 1);

    private final HandlerProfile before = Profiles.enterprise("h", 1, FIRST);

    @Test
    void aNewFactChangesFromItsDay() {
        HandlerProfile after = Profiles.of("h", 2, before.kind(), List.of(fact(FIRST, false), fact(LATER, true)));

        assertThat(FactChange.days(before, after)).containsExactly(LATER);
    }

    @Test
    void aCorrectedFactChangesFromItsDay() {
        HandlerProfile after = Profiles.of("h", 2, List.of(fact(FIRST, "PUBLIC_BODY")), List.of(fact(FIRST, false)));

        assertThat(FactChange.days(before, after)).containsExactly(FIRST);
    }

    @Test
    void aWithdrawnFactChangesFromItsDay() {
        HandlerProfile designated = Profiles.of("h", 2, before.kind(), List.of(fact(FIRST, false), fact(LATER, true)));

        assertThat(FactChange.days(designated, before)).containsExactly(LATER);
    }

    @Test
    void anotherNumberOfPersonsChangesNoYear() {
        assertThat(FactChange.days(before, Profiles.handling(before, LATER, 2_000_000)))
                .isEmpty();
    }
}
