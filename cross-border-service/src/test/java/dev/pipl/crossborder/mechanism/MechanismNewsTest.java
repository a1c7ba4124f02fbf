package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismKind.SECURITY_ASSESSMENT;
import static dev.pipl.crossborder.mechanism.MechanismKind.STANDARD_CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.events.EventType;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.crossborder.MechanismActivated;
import dev.pipl.events.crossborder.MechanismEnded;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others hear, and what a regulator is alerted to. */
class MechanismNewsTest {

    private final MechanismNews news = new MechanismNews(Life.LAW);
    private final MechanismAlerts alerts = new MechanismAlerts(new CalendarDays(Life.LAW, Life.WORKDAYS));
    private final CalendarDays calendar = new CalendarDays(Life.LAW, Life.WORKDAYS);

    private List<Outgoing> of(Life life, MechanismStep step) {
        Dossier before = life.dossier;
        Life after = step.outcomes().size() > 1 && step != MechanismStep.CHANGE
                ? life.take(step, step.outcomes().get(0))
                : life.take(step, StepInput.on(life.today()), Life.REGULATOR);
        return news.of(Optional.of(before), after.dossier, life.now());
    }

    @Test
    void aPassedAssessmentIsToldWithTermAndScale() {
        List<Outgoing> told = of(Life.in(SECURITY_ASSESSMENT, MechanismState.ACCEPTED), MechanismStep.RESULT);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).topic()).isEqualTo("cross-border.events.v1");
        assertThat(told.get(0).key()).isEqualTo("h-1");
        MechanismActivated data = told.get(0).event().dataAs(MechanismActivated.class);
        assertThat(data.validUntil().toString()).isEqualTo("2029-09-29T00:00+08:00");
        assertThat(data.personsMax()).isEqualTo(1_200_000);
    }

    @ParameterizedTest
    @CsvSource({"CHANGE, changed, SA-14", "TERMINATION, terminated, SA-17"})
    void anEndIsToldWithItsArticle(MechanismStep step, String reason, String provision) {
        List<Outgoing> told = of(Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED), step);

        MechanismEnded data = told.get(0).event().dataAs(MechanismEnded.class);
        assertThat(told).hasSize(1);
        assertThat(data.reason()).isEqualTo(reason);
        assertThat(data.provision()).isEqualTo(provision);
    }

    @Test
    void aStepThatChangesNothingInForceIsNotTold() {
        assertThat(of(Life.in(SECURITY_ASSESSMENT, MechanismState.APPLIED), MechanismStep.COMPLETENESS))
                .isEmpty();
        assertThat(of(Life.in(STANDARD_CONTRACT, MechanismState.EFFECTIVE), MechanismStep.FILING))
                .isEmpty();
    }

    @Test
    void aContractIsToldWithoutAnEndItDoesNotHave() {
        List<Outgoing> told = of(Life.in(STANDARD_CONTRACT, MechanismState.SIGNED), MechanismStep.EFFECT);

        assertThat(told.get(0).event().type()).isEqualTo(EventType.MECHANISM_ACTIVATED.type());
        assertThat(told.get(0).event().dataAs(MechanismActivated.class).validUntil())
                .isNull();
    }

    private List<String> codes(Life life, String day) {
        return alerts.on(life.dossier, life.on(day).now()).stream()
                .map(AlertRaised::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-16, false", "2026-10-17, true", "2026-12-31, true"})
    void aFilingThatIsMissedIsAlerted(String day, boolean isAlerted) {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.EFFECTIVE);

        assertThat(codes(life, day).contains("contract-filing-overdue")).isEqualTo(isAlerted);
        assertThat(calendar.firstAfter(life.dossier, LocalDate.of(2026, 9, 28))).contains(LocalDate.of(2026, 10, 17));
    }

    @ParameterizedTest
    @CsvSource({
        "2029-07-05, ",
        "2029-07-06, assessment-expiring",
        "2029-09-28, assessment-expiring",
        "2029-09-29, assessment-expiring mechanism-expired",
    })
    void theWindowOfTheExtensionAndTheEndAreAlerted(String day, String expected) {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED);

        assertThat(codes(life, day)).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void theSameCauseHasTheSameIdOnEveryDay() {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.EFFECTIVE);

        assertThat(alerts.on(life.dossier, life.on("2026-10-17").now()))
                .isEqualTo(alerts.on(life.dossier, life.on("2026-11-30").now()));
    }

    @Test
    void theCalendarLooksOnEveryDayThatMatters() {
        Dossier passed = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED).dossier;

        LocalDate opens = calendar.firstAfter(passed, Life.MONDAY).orElseThrow();
        LocalDate ends = calendar.firstAfter(passed, opens).orElseThrow();

        assertThat(opens).isEqualTo("2029-07-06");
        assertThat(ends).isEqualTo("2029-09-29");
        assertThat(calendar.firstAfter(passed, ends)).isEmpty();
        assertThat(BeijingCalendar.dateOf(passed.validities().get(0).until().orElseThrow()))
                .isEqualTo(ends);
    }
}
