package dev.pipl.audit.selfaudit;

import static dev.pipl.audit.Examples.LONG_AGO;
import static dev.pipl.audit.Examples.enterprise;
import static dev.pipl.audit.Examples.handler;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.audit.Examples.Count;
import dev.pipl.audit.duty.AuditDuty;
import dev.pipl.audit.duty.DetermineAuditDuty;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SelfAuditTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 28);
    private static final Performer INTERNAL = new Performer(Performer.Kind.INTERNAL, null);
    private static final AuditReport REPORT = new AuditReport(DAY.plusDays(30), INTERNAL, "good", 2, true);
    private static final Map<String, UnaryOperator<SelfAuditState>> VERBS =
            Map.of("start", state -> state.start(DAY.plusDays(1)), "report", state -> state.report(REPORT));
    private final DetermineAuditDuty duties = DetermineAuditDuty.load();
    private final PlanSelfAudit planning = new PlanSelfAudit(duties);

    static Stream<Arguments> everyStateWithEveryVerb() {
        SelfAuditState planned = new SelfAuditState.Planned();
        SelfAuditState inProgress = new SelfAuditState.InProgress(DAY);
        SelfAuditState reported = new SelfAuditState.Reported(DAY, REPORT);
        return Stream.of(
                Arguments.of(planned, "start", "IN_PROGRESS"),
                Arguments.of(planned, "report", null),
                Arguments.of(inProgress, "start", null),
                Arguments.of(inProgress, "report", "REPORTED"),
                Arguments.of(reported, "start", null),
                Arguments.of(reported, "report", null));
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryVerb")
    void aVerbLeadsOnOrIsRefusedAsAConflict(SelfAuditState state, String verb, String next) {
        if (next == null) {
            assertThatThrownBy(() -> VERBS.get(verb).apply(state)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.problem().code()).isEqualTo("audit-state");
                assertThat(refusal.problem().status()).isEqualTo(409);
            });
        } else {
            assertThat(VERBS.get(verb).apply(state).wireName()).isEqualTo(next);
        }
    }

    @Test
    void aReportIsNotOlderThanTheWork() {
        SelfAuditState inProgress = new SelfAuditState.InProgress(REPORT.reportedOn());

        assertThat(inProgress.report(REPORT).wireName()).isEqualTo("REPORTED");
        assertThatThrownBy(
                        () -> new SelfAuditState.InProgress(REPORT.reportedOn().plusDays(1)).report(REPORT))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anAgencyIsNamedWithAgencyAndOnlyThere() {
        assertThatThrownBy(() -> new Performer(Performer.Kind.AGENCY, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Performer(Performer.Kind.INTERNAL, "agency-1"))
                .isInstanceOf(Refusal.class);
        assertThat(new Performer(Performer.Kind.AGENCY, "agency-1").agencyId()).isEqualTo("agency-1");
    }

    @Test
    void aPlanAnswersTheGroundThatComesFirst() {
        SelfAudit audit = planning.decide("a-1", duty("ENTERPRISE", 20_000_000), INTERNAL, DAY);

        assertThat(audit.provision()).isEqualTo("AUD-4");
        assertThat(audit.dueOn()).isEqualTo(LocalDate.of(2027, 4, 30));
        assertThat(audit.state().wireName()).isEqualTo("PLANNED");
    }

    @Test
    void scenario27AnAgencyIsNotEngagedForAStateOrganButItMayAuditItself() {
        AuditDuty organ = duty("STATE_ORGAN", 20_000_000);
        Performer agency = new Performer(Performer.Kind.AGENCY, "agency-1");

        assertThatThrownBy(() -> planning.decide("a-1", organ, agency, DAY))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(422);
                    assertThat(refusal.findings().get(0).provision()).isEqualTo("AUD-19");
                });
        assertThat(planning.decide("a-1", organ, INTERNAL, DAY).provision()).isEqualTo("PIPL-54");
    }

    @ParameterizedTest
    @CsvSource({"2027-04-30,false,false", "2027-05-01,false,true", "2027-05-01,true,false"})
    void overdueIsShownBesideTheStateAndEndsWithTheReport(LocalDate today, boolean reported, boolean overdue) {
        SelfAudit planned = planning.decide("a-1", duty("ENTERPRISE", 20_000_000), INTERNAL, DAY);
        SelfAudit audit = reported ? planned.started(DAY).reported(REPORT) : planned;

        assertThat(audit.isOverdue(today)).isEqualTo(overdue);
    }

    private AuditDuty duty(String kind, long persons) {
        return duties.decide(
                kind.equals("ENTERPRISE") ? enterprise(LONG_AGO, persons) : handler(kind, new Count(LONG_AGO, persons)),
                List.of(),
                Optional.empty(),
                DAY);
    }
}
