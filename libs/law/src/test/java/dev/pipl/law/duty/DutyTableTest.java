package dev.pipl.law.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DutyTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    private final Provisions law = Provisions.load();
    private final DutyTable table = DutyTable.of(law, Workdays.published());

    @Test
    void aDutyIsIdentifiedByItsCodeAndFirstDay() {
        // Given
        HandlerHistory history = history(List.of(
                new Dated<>(LocalDate.of(2026, 1, 5), 12_000_000L),
                new Dated<>(LocalDate.of(2026, 3, 5), 900_000L),
                new Dated<>(LocalDate.of(2026, 6, 5), 1_000_000L)));

        // When
        List<Duty> owed = table.owed(
                DAY,
                history,
                Optional.of(new RequiredRoute(Route.CONTRACT_OR_CERTIFICATION, LocalDate.of(2026, 8, 1))));

        // Then
        assertThat(owed.stream().map(duty -> duty.code() + " " + duty.since())).doesNotHaveDuplicates();
        assertThat(owed).allSatisfy(duty -> {
            assertThat(duty.findings()).isNotEmpty();
            assertThat(duty.provision()).isEqualTo(duty.findings().get(0).provision());
        });
    }

    @Test
    void theOrderInWhichFactsWereRecordedDoesNotMatter() {
        List<Dated<Long>> facts = new ArrayList<>(List.of(
                new Dated<>(LocalDate.of(2025, 1, 5), 12_000_000L),
                new Dated<>(LocalDate.of(2026, 1, 5), 99_000L),
                new Dated<>(LocalDate.of(2026, 3, 5), 900_000L),
                new Dated<>(LocalDate.of(2026, 6, 5), 1_000_000L)));
        List<Duty> owed = table.owed(DAY, history(facts), Optional.empty());

        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertThat(table.owed(DAY, history(facts), Optional.empty())).isEqualTo(owed);
        }
    }

    @Test
    void whatWasOwedOnADayIsAnsweredTheSameLater() {
        List<Dated<Long>> facts = List.of(new Dated<>(LocalDate.of(2026, 1, 5), 1_000_000L));
        List<Dated<Long>> withLaterFact = List.of(facts.get(0), new Dated<>(LocalDate.of(2026, 10, 2), 5L));

        assertThat(table.owed(DAY, history(withLaterFact), Optional.empty()))
                .isEqualTo(table.owed(DAY, history(facts), Optional.empty()));
    }

    @Test
    void theOfficerReportsTransitionalDateIsWhatTheClockCounts() {
        // Given
        LocalDate announced = law.get("PIPO-1").inForce();
        HandlerHistory history = history(List.of(new Dated<>(LocalDate.of(2024, 1, 1), 3_000_000L)));

        // When
        Optional<LocalDate> dueOn = table.owed(announced, history, Optional.empty()).stream()
                .filter(duty -> duty.code().equals("protection-officer-report"))
                .findFirst()
                .flatMap(Duty::dueOn);

        // Then
        assertThat(dueOn).contains(law.get("PIPO-1").date("transitionalReportEnd"));
    }

    private static HandlerHistory history(List<Dated<Long>> personsHandled) {
        LocalDate since = LocalDate.of(2024, 1, 1);
        return new HandlerHistory(
                since,
                List.of(new Dated<>(since, HandlerKind.ENTERPRISE)),
                List.of(),
                List.of(),
                personsHandled,
                List.of());
    }
}
