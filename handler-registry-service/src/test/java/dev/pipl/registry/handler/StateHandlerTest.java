package dev.pipl.registry.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.registry.CreditCodes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateHandlerTest {
    private static final Instant NOW = Instant.parse("2026-06-30T16:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final LocalDate IN_FORCE = LocalDate.of(2021, 11, 1);

    private final StateHandler rules = new StateHandler(Provisions.load());
    private final String code = CreditCodes.next();

    @Test
    void whatIsSaidAtRegistrationHoldsSinceTheLawDoesAndACountSinceItsDay() {
        Handler handler = rules.register("h", form(false, persons(10, LocalDate.of(2026, 1, 31)), null), NOW);

        assertThat(handler.facts().kind().facts()).containsExactly(new DatedFact<>(IN_FORCE, "ENTERPRISE"));
        assertThat(handler.facts().personsHandled().on(LocalDate.of(2026, 1, 30)))
                .isEmpty();
        assertThat(handler.facts().personsHandled().on(LocalDate.of(2026, 1, 31)))
                .map(PersonsHandled::total)
                .contains(10L);
    }

    @Test
    void aChangeHoldsFromTodayInBeijingUnlessItSaysFromWhen() {
        Handler handler = rules.register("h", form(false, null, null), NOW);

        HandlerChange now = rules.change(handler, form(true, null, null), NOW);
        HandlerChange dated = rules.change(handler, form(true, null, LocalDate.of(2026, 9, 1)), NOW);

        assertThat(now.effectiveOn()).isEqualTo(TODAY);
        assertThat(now.after().facts().criticalInfrastructureOperator().facts())
                .containsExactly(new DatedFact<>(IN_FORCE, false), new DatedFact<>(TODAY, true));
        assertThat(dated.after().facts().criticalInfrastructureOperator().on(LocalDate.of(2026, 8, 31)))
                .contains(false);
        assertThat(dated.after().facts().criticalInfrastructureOperator().on(LocalDate.of(2026, 9, 1)))
                .contains(true);
        assertThat(dated.changedFields()).containsExactly("criticalInfrastructureOperator");
        assertThat(dated.after().version()).isEqualTo(2);
    }

    @Test
    void aCorrectionOfTheSameDayReplacesIt() {
        Handler handler = rules.register("h", form(false, persons(10, TODAY), null), NOW);

        HandlerChange change = rules.change(handler, form(false, persons(11, TODAY), null), NOW);

        assertThat(change.after().facts().personsHandled().facts())
                .extracting(f -> f.value().total())
                .containsExactly(11L);
    }

    @Test
    void aForgottenEarlierFactGoesToItsPlace() {
        Handler handler = rules.register("h", form(false, persons(10, LocalDate.of(2026, 6, 1)), null), NOW);

        HandlerChange change = rules.change(handler, form(false, persons(5, LocalDate.of(2026, 3, 1)), null), NOW);

        assertThat(change.after().facts().personsHandled().facts())
                .extracting(f -> f.value().total())
                .containsExactly(5L, 10L);
        assertThat(change.effectiveOn()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        Handler handler = rules.register("h", form(false, persons(10, TODAY), null), NOW);

        assertThat(rules.change(handler, form(false, persons(10, TODAY), null), NOW)
                        .isNothing())
                .isTrue();
    }

    @Test
    void aDayStatedForOneFactLeavesTheDatesOfTheOthers() {
        LocalDate counted = LocalDate.of(2026, 6, 1);
        LocalDate earlier = LocalDate.of(2026, 2, 1);
        Handler handler = rules.register("h", form(false, persons(1_000_000, counted), null), NOW);

        HandlerChange change = rules.change(handler, form(true, persons(1_000_000, counted), earlier), NOW);

        assertThat(change.changedFields()).containsExactly("criticalInfrastructureOperator");
        assertThat(change.effectiveOn()).isEqualTo(earlier);
        assertThat(change.after().facts().personsHandled())
                .isEqualTo(handler.facts().personsHandled());
        assertThat(change.after().facts().kind()).isEqualTo(handler.facts().kind());
        assertThat(change.after().facts().criticalInfrastructureOperator().facts())
                .containsExactly(new DatedFact<>(IN_FORCE, false), new DatedFact<>(earlier, true));
    }

    @Test
    void aStatusThatHoldsAlreadyIsNotDatedBackNorIsItsPlannedEndUndone() {
        LocalDate planned = LocalDate.of(2026, 9, 1);
        LocalDate since = LocalDate.of(2026, 3, 1);
        Handler critical = rules.register("h", form(true, null, since), NOW);
        Handler ending = rules.change(critical, form(false, null, planned), NOW).after();

        assertThat(rules.change(ending, form(true, null, since.minusDays(1)), NOW)
                        .isNothing())
                .isTrue();
        assertThat(rules.change(ending, form(true, null, planned.plusDays(1)), NOW)
                        .isNothing())
                .isTrue();
    }

    @Test
    void newFiguresHoldFromTheDayStatedUnlessALaterCountWouldHideThem() {
        LocalDate counted = LocalDate.of(2026, 6, 1);
        Handler handler = rules.register("h", form(false, persons(10, counted), null), NOW);

        assertThat(personsDays(handler, 11, counted.plusDays(1))).containsExactly(counted, counted.plusDays(1));
        assertThat(personsDays(handler, 11, counted)).containsExactly(counted);
        assertThat(personsDays(handler, 11, counted.minusDays(1))).containsExactly(counted, TODAY);
    }

    @Test
    void anotherCountOfTheSameFiguresHoldsFromItsOwnDay() {
        LocalDate counted = LocalDate.of(2026, 6, 1);
        Handler handler = rules.register("h", form(false, persons(10, counted), null), NOW);

        assertThat(personsDays(handler, 10, counted.plusDays(1))).containsExactly(counted, TODAY);
    }

    @Test
    void theSameFiguresWithoutADayOfCountAreNoOtherCount() {
        Handler handler = rules.register("h", form(false, persons(10, LocalDate.of(2026, 6, 1)), null), NOW);

        assertThat(rules.change(handler, form(false, persons(10, null), LocalDate.of(2026, 2, 1)), NOW)
                        .isNothing())
                .isTrue();
    }

    @Test
    void aCountOfTomorrowIsRefusedAndOneOfTodayIsNot() {
        assertThat(faults(form(false, persons(1, TODAY.plusDays(1)), null))).containsExactly("personsHandled.asOf");
        assertThat(faults(form(false, persons(1, TODAY), null))).isEmpty();
    }

    @Test
    void nothingHoldsFromBeforeTheLaw() {
        assertThat(faults(form(false, null, IN_FORCE.minusDays(1)))).containsExactly("effectiveOn");
        assertThat(faults(form(false, null, IN_FORCE))).isEmpty();
    }

    @Test
    void aRegistrationDoesNotLieAheadAndAChangeMay() {
        Handler handler = rules.register("h", form(false, null, null), NOW);

        assertThat(faults(form(false, null, TODAY.plusDays(1)))).containsExactly("effectiveOn");
        assertThat(faults(form(false, null, TODAY))).isEmpty();
        assertThat(rules.change(handler, form(true, null, TODAY.plusDays(1)), NOW)
                        .isNothing())
                .isFalse();
    }

    /** The days of the history after a count of today's is stated. */
    private List<LocalDate> personsDays(Handler handler, long total, LocalDate effectiveOn) {
        HandlerChange change = rules.change(handler, form(false, persons(total, TODAY), effectiveOn), NOW);
        List<DatedFact<PersonsHandled>> facts =
                change.after().facts().personsHandled().facts();
        assertThat(change.after().facts().personsHandled().on(TODAY))
                .map(PersonsHandled::total)
                .contains(total);
        return facts.stream().map(DatedFact::effectiveOn).toList();
    }

    private String[] faults(HandlerForm form) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rules.register("h", form, NOW));
        return refusal == null
                ? new String[0]
                : refusal.errors().stream().map(FieldError::field).toArray(String[]::new);
    }

    private HandlerForm form(boolean critical, HandlerForm.Persons persons, LocalDate effectiveOn) {
        return new HandlerForm(
                new HandlerForm.Name("甲", "A"),
                code,
                "ENTERPRISE",
                critical,
                false,
                "CN-11",
                null,
                persons,
                effectiveOn);
    }

    private static HandlerForm.Persons persons(long total, LocalDate asOf) {
        return new HandlerForm.Persons(total, null, null, asOf);
    }
}
