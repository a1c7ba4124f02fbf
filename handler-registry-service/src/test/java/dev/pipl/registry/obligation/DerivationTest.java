package dev.pipl.registry.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.Bilingual;
import dev.pipl.law.duty.DeadlineKind;
import dev.pipl.law.duty.Duty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DerivationTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final Discharge DONE = new Discharge(MARCH, Discharge.DONE, "receipt", "officer");

    @Test
    void derivingAgainFromTheSameRaisesAndEndsNothing() {
        List<Duty> owed = List.of(report(JANUARY), notice(JANUARY));

        Derivation again = Derivation.of(owed, List.of(open(report(JANUARY)), open(notice(JANUARY))));

        assertThat(again.newDuties()).isEmpty();
        assertThat(again.fallenAway()).isEmpty();
    }

    @Test
    void whatIsDischargedIsNotRaisedAgainWhileTheLawStillNamesIt() {
        Derivation again = Derivation.of(
                List.of(report(JANUARY)), List.of(open(report(JANUARY)).discharged(DONE)));

        assertThat(again.newDuties()).isEmpty();
    }

    @Test
    void aNewPeriodIsANewDuty() {
        Derivation next = Derivation.of(
                List.of(report(JANUARY), report(MARCH)),
                List.of(open(report(JANUARY)).discharged(DONE)));

        assertThat(next.newDuties()).containsExactly(report(MARCH));
    }

    @Test
    void anOpenDutyWithoutALastDayGoesOnWhenItsGroundChanges() {
        Derivation again = Derivation.of(List.of(notice(MARCH)), List.of(open(notice(JANUARY))));

        assertThat(again.newDuties()).isEmpty();
        assertThat(again.fallenAway()).isEmpty();
    }

    @Test
    void whatIsNoLongerOwedFallsAway() {
        Obligation notice = open(notice(JANUARY));

        assertThat(Derivation.of(List.of(), List.of(notice)).fallenAway()).containsExactly(notice);
    }

    @Test
    void theLastDayIsInTimeAndTheNextIsNot() {
        Obligation report = open(report(JANUARY));
        LocalDate last = report.duty().dueOn().orElseThrow();

        assertThat(report.status(last.minusDays(1))).isEqualTo("OPEN");
        assertThat(report.status(last)).isEqualTo("OPEN");
        assertThat(report.status(last.plusDays(1))).isEqualTo("OVERDUE");
        assertThat(report.discharged(DONE).status(last.plusDays(1))).isEqualTo("DISCHARGED");
    }

    private static Obligation open(Duty duty) {
        return Obligation.raised("o-" + duty.code() + duty.since(), "h", duty);
    }

    private static Duty report(LocalDate since) {
        return duty("report", since, Optional.of(since.plusDays(40)), DeadlineKind.WORKDAYS);
    }

    private static Duty notice(LocalDate since) {
        return duty("notice", since, Optional.empty(), DeadlineKind.BEFORE_ACTIVITY);
    }

    private static Duty duty(String code, LocalDate since, Optional<LocalDate> dueOn, DeadlineKind kind) {
        Bilingual text = new Bilingual("文", "text");
        return new Duty(
                code, text, "PIPL-52", text, since, dueOn, kind, Optional.empty(), false, List.of(), "duty-2021-11-01");
    }
}
