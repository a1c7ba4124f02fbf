package dev.pipl.crossborder.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.crossborder.notice.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mechanism covers: its scope, its scale, its time and its area. */
class MechanismScopeTest {

    private final Files files = new Files();

    @Test
    void aMechanismCoversNothingBeyondItsScope() {
        files.counting(200_000, 0);
        assertThat(deniesWith(Files.scope(Set.of("r-2"), Set.of(Files.PURPOSE), Set.of("CONTACT"), true, true)))
                .isTrue();
        assertThat(deniesWith(Files.scope(Set.of(Files.RECIPIENT), Set.of("marketing"), Set.of("CONTACT"), true, true)))
                .isTrue();
        assertThat(deniesWith(Files.scope(Set.of(Files.RECIPIENT), Set.of(Files.PURPOSE), Set.of("ORDER"), true, true)))
                .isTrue();
        assertThat(deniesWith(
                        Files.scope(Set.of(Files.RECIPIENT), Set.of(Files.PURPOSE), Set.of("CONTACT"), false, false)))
                .isFalse();
        files.counting(200_000, 1);
        assertThat(deniesWith(
                        Files.scope(Set.of(Files.RECIPIENT), Set.of(Files.PURPOSE), Set.of("CONTACT"), false, false)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"199999, false", "200000, false", "200001, true"})
    void aMechanismCoversNoMorePersonsThanItsScale(long persons, boolean denies) {
        files.counting(persons, 0);
        assertThat(deniesWith(new Scope(
                        Set.of(Files.RECIPIENT),
                        Set.of(Files.PURPOSE),
                        Set.of("CONTACT"),
                        true,
                        false,
                        OptionalLong.of(200_000),
                        OptionalLong.empty())))
                .isEqualTo(denies);
    }

    @ParameterizedTest
    @CsvSource({"-2, true", "-1, false", "0, false", "1, true"})
    void aMechanismCarriesOnlyWhileItIsInForce(int secondsAfter, boolean denies) {
        files.counting(200_000, 0).with(MechanismKind.CERTIFICATE);
        files.notices = List.of(new Notice(
                "n-1",
                "h-1",
                Files.RECIPIENT,
                Set.of(Files.PURPOSE),
                Set.of("CONTACT"),
                true,
                Files.AT.minusSeconds(10),
                Optional.empty()));
        files.occurredAt = Files.AT.plusSeconds(secondsAfter);
        assertThat(files.verdict().denies()).isEqualTo(denies);
    }

    @Test
    void theBayAreaContractCarriesOnlyInsideTheArea() {
        files.counting(200_000, 0).with(MechanismKind.BAY_AREA_CONTRACT);
        assertThat(files.verdict().denies()).isTrue();
        files.greaterBayArea = true;
        assertThat(files.verdict().denies()).isFalse();
    }

    @Test
    void ofTwoMechanismsThatCoverThePassedAssessmentBinds() {
        files.counting(200_000, 0).with(MechanismKind.CERTIFICATE).with(MechanismKind.SECURITY_ASSESSMENT);
        assertThat(files.verdict().mechanism()).map(Mechanism::kind).contains(MechanismKind.SECURITY_ASSESSMENT);
    }

    @Test
    void theScaleOfAnAssessmentIsATotalOverItsYears() {
        // Given
        files.counting(150_000, 0);
        files.mechanisms.add(new Mechanism(
                "m-1",
                "h-1",
                MechanismKind.SECURITY_ASSESSMENT,
                "No. 1",
                "PASSED",
                List.of(new Validity(
                        Instant.parse("2025-05-01T00:00:00Z"),
                        Optional.of(Instant.parse("2028-05-01T00:00:00Z")),
                        new Scope(
                                Set.of(Files.RECIPIENT),
                                Set.of(Files.PURPOSE),
                                Set.of("CONTACT"),
                                true,
                                false,
                                OptionalLong.of(200_000),
                                OptionalLong.empty())))));

        // Then
        files.earlierYears = Map.of(2024, new TermCounts(1_000_000, 0), 2025, new TermCounts(50_000, 0));
        assertThat(files.verdict().denies()).isFalse();
        files.earlierYears = Map.of(2025, new TermCounts(50_001, 0));
        assertThat(files.verdict().denies()).isTrue();
    }

    @Test
    void whatTheMechanismsOfThisRecipientLackIsTold() {
        files.counting(200_000, 0)
                .with(
                        MechanismKind.STANDARD_CONTRACT,
                        Files.scope(Set.of("r-2"), Set.of(Files.PURPOSE), Set.of("CONTACT"), true, false))
                .with(
                        MechanismKind.STANDARD_CONTRACT,
                        Files.scope(Set.of(Files.RECIPIENT), Set.of("marketing"), Set.of("CONTACT"), true, false));
        assertThat(files.told()).filteredOn(one -> one.startsWith("mechanism")).hasSize(2);
    }

    private boolean deniesWith(Scope scope) {
        files.mechanisms.clear();
        return files.with(MechanismKind.STANDARD_CONTRACT, scope).verdict().denies();
    }
}
