package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismKind.BAY_AREA_CONTRACT;
import static dev.pipl.crossborder.mechanism.MechanismKind.CERTIFICATE;
import static dev.pipl.crossborder.mechanism.MechanismKind.SECURITY_ASSESSMENT;
import static dev.pipl.crossborder.mechanism.MechanismKind.STANDARD_CONTRACT;
import static dev.pipl.crossborder.mechanism.MechanismKind.STATE_ORGAN_ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CoverageTest {

    private static final Instant FROM = Instant.parse("2026-09-27T16:00:00Z");
    private static final Instant UNTIL = Instant.parse("2029-09-28T16:00:00Z");
    private static final Instant DURING = Instant.parse("2026-10-10T04:00:00Z");
    private static final Scope SCOPE = new Scope(
            Set.of("r-1"),
            Set.of("HOTEL_BOOKING"),
            Set.of("NAME", "PHONE"),
            true,
            false,
            OptionalLong.of(1_000),
            OptionalLong.of(10));

    private final Coverage coverage = Coverage.of(Life.LAW);

    private static Mechanism mechanism(MechanismKind kind, Scope scope) {
        return new Mechanism(
                kind.name(), "h-1", kind, kind.name(), "STATE", List.of(new Validity(FROM, Optional.of(UNTIL), scope)));
    }

    private static PlannedTransfer transfer() {
        return transfer(DURING, "r-1", "HOTEL_BOOKING", Set.of("NAME"), Set.of(SubjectClass.NON_SENSITIVE), false);
    }

    private static PlannedTransfer transfer(
            Instant moment,
            String recipientId,
            String purpose,
            Set<String> categories,
            Set<SubjectClass> classes,
            boolean importantData) {
        return new PlannedTransfer(moment, recipientId, false, purpose, categories, classes, importantData);
    }

    private List<Gap.Reason> reasons(Mechanism mechanism, PlannedTransfer transfer, TermCounts counts) {
        return coverage.gaps(mechanism, transfer, counts, false).stream()
                .map(Gap::reason)
                .toList();
    }

    @Test
    void everyPartOfATransferIsWithinTheScopeOrIsAGapWithItsArticle() {
        Mechanism assessment = mechanism(SECURITY_ASSESSMENT, SCOPE);
        PlannedTransfer beyond =
                transfer(DURING, "r-2", "MARKETING", Set.of("NAME", "HEALTH"), EnumSet.allOf(SubjectClass.class), true);

        assertThat(reasons(assessment, transfer(), new TermCounts(1_000, 10))).isEmpty();
        List<Gap> gaps = coverage.gaps(assessment, beyond, new TermCounts(1_001, 11), false);
        assertThat(gaps)
                .extracting(Gap::reason)
                .containsExactly(
                        Gap.Reason.RECIPIENT,
                        Gap.Reason.PURPOSE,
                        Gap.Reason.CATEGORY,
                        Gap.Reason.IMPORTANT_DATA,
                        Gap.Reason.VOLUME,
                        Gap.Reason.VOLUME);
        assertThat(gaps).allSatisfy(gap -> {
            assertThat(gap.text().zh()).isNotBlank();
            assertThat(gap.finding().citation().zh()).isNotBlank();
            assertThat(gap.finding().provision()).isIn("NDSR-38", "CBDF-7");
        });
        assertThat(gaps.get(2).finding().inputs()).containsEntry("categories", List.of("HEALTH"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-27T15:59:59.999Z, false",
        "2026-09-27T16:00:00Z, true",
        "2029-09-28T15:59:59.999Z, true",
        "2029-09-28T16:00:00Z, false",
    })
    void itIsInForceFromTheFirstMomentToTheLast(Instant moment, boolean isInForce) {
        PlannedTransfer then =
                transfer(moment, "r-1", "HOTEL_BOOKING", Set.of("NAME"), Set.of(SubjectClass.NON_SENSITIVE), false);

        assertThat(reasons(mechanism(SECURITY_ASSESSMENT, SCOPE), then, TermCounts.NOBODY))
                .isEqualTo(isInForce ? List.of() : List.of(Gap.Reason.NOT_IN_FORCE));
    }

    @ParameterizedTest
    @CsvSource({"999, 9, 0", "1000, 10, 0", "1001, 10, 1", "1000, 11, 1", "1001, 11, 2"})
    void theScaleIncludesItsNumber(long nonSensitive, long sensitive, int gaps) {
        PlannedTransfer both =
                transfer(DURING, "r-1", "HOTEL_BOOKING", Set.of("NAME"), EnumSet.allOf(SubjectClass.class), false);

        assertThat(reasons(mechanism(SECURITY_ASSESSMENT, SCOPE), both, new TermCounts(nonSensitive, sensitive)))
                .hasSize(gaps)
                .allMatch(Gap.Reason.VOLUME::equals);
    }

    @Test
    void aClassThatATransferDoesNotCarryDoesNotHoldItUp() {
        assertThat(reasons(mechanism(SECURITY_ASSESSMENT, SCOPE), transfer(), new TermCounts(1, 11)))
                .isEmpty();
    }

    @Test
    void sensitiveInformationIsCoveredOnlyWhereTheScopeSaysSo() {
        Scope without = new Scope(
                SCOPE.recipientIds(),
                SCOPE.purposes(),
                SCOPE.categories(),
                false,
                false,
                OptionalLong.empty(),
                OptionalLong.empty());
        PlannedTransfer sensitive =
                transfer(DURING, "r-1", "HOTEL_BOOKING", Set.of("NAME"), Set.of(SubjectClass.SENSITIVE), false);

        assertThat(reasons(mechanism(STANDARD_CONTRACT, without), sensitive, new TermCounts(9, 9)))
                .containsExactly(Gap.Reason.SENSITIVE);
    }

    @Test
    void anEmptySetCoversNothingAndAnyCoversAll() {
        Scope nothing =
                new Scope(Set.of(), Set.of(), Set.of(), true, false, OptionalLong.empty(), OptionalLong.empty());
        Scope all = new Scope(
                Set.of(Scope.ANY),
                Set.of(Scope.ANY),
                Set.of(Scope.ANY),
                true,
                false,
                OptionalLong.empty(),
                OptionalLong.empty());

        assertThat(reasons(mechanism(CERTIFICATE, nothing), transfer(), TermCounts.NOBODY))
                .containsExactly(Gap.Reason.RECIPIENT, Gap.Reason.PURPOSE, Gap.Reason.CATEGORY);
        assertThat(reasons(mechanism(CERTIFICATE, all), transfer(), TermCounts.NOBODY))
                .isEmpty();
    }

    @Test
    void theAreasContractEndsAtTheAreasBorder() {
        Mechanism contract = mechanism(BAY_AREA_CONTRACT, SCOPE);
        PlannedTransfer inside = new PlannedTransfer(
                DURING, "r-1", true, "HOTEL_BOOKING", Set.of("NAME"), Set.of(SubjectClass.NON_SENSITIVE), false);

        assertThat(reasons(contract, inside, TermCounts.NOBODY)).isEmpty();
        List<Gap> outside = coverage.gaps(contract, transfer(), TermCounts.NOBODY, false);
        assertThat(outside).extracting(Gap::reason).containsExactly(Gap.Reason.BAY_AREA);
        assertThat(outside.get(0).finding().provision()).isEqualTo("QA-JAN-2");
    }

    @ParameterizedTest
    @EnumSource(MechanismKind.class)
    void aFailedAssessmentBarsContractsAndCertificatesOnly(MechanismKind kind) {
        boolean isBarred =
                Set.of(STANDARD_CONTRACT, BAY_AREA_CONTRACT, CERTIFICATE).contains(kind);

        assertThat(coverage.gaps(mechanism(kind, SCOPE), transfer(), TermCounts.NOBODY, true).stream()
                        .anyMatch(gap -> gap.reason() == Gap.Reason.BARRED))
                .isEqualTo(isBarred);
    }

    @Test
    void everyRouteHasItsMechanisms() {
        assertThat(Coverage.satisfying(Route.SECURITY_ASSESSMENT)).containsExactly(SECURITY_ASSESSMENT);
        assertThat(Coverage.satisfying(Route.STATE_ORGAN_ASSESSMENT)).containsExactly(STATE_ORGAN_ASSESSMENT);
        assertThat(Coverage.satisfying(Route.CONTRACT_OR_CERTIFICATION))
                .containsExactly(SECURITY_ASSESSMENT, STANDARD_CONTRACT, BAY_AREA_CONTRACT, CERTIFICATE);
        for (Route other : EnumSet.complementOf(
                EnumSet.of(Route.SECURITY_ASSESSMENT, Route.STATE_ORGAN_ASSESSMENT, Route.CONTRACT_OR_CERTIFICATION))) {
            assertThat(Coverage.satisfying(other)).isEmpty();
        }
    }

    @Test
    void onlyAMechanismOfTheRouteIsJudgedForIt() {
        List<Mechanism> all = List.of(mechanism(STANDARD_CONTRACT, SCOPE), mechanism(SECURITY_ASSESSMENT, SCOPE));

        Map<Mechanism, List<Gap>> judged =
                coverage.judge(Route.SECURITY_ASSESSMENT, all, transfer(), mechanism -> TermCounts.NOBODY, false);

        assertThat(judged.keySet()).extracting(Mechanism::kind).containsExactly(SECURITY_ASSESSMENT);
        assertThat(judged.values()).containsExactly(List.of());
    }

    @Test
    void aPassedVoluntaryAssessmentServesTheLowerBandAndThenBinds() {
        Mechanism contract = mechanism(STANDARD_CONTRACT, SCOPE);
        Mechanism assessment = mechanism(SECURITY_ASSESSMENT, SCOPE);

        Map<Mechanism, List<Gap>> judged = coverage.judge(
                Route.CONTRACT_OR_CERTIFICATION,
                List.of(contract, assessment),
                transfer(),
                mechanism -> mechanism.equals(assessment) ? new TermCounts(1_001, 0) : TermCounts.NOBODY,
                false);

        assertThat(judged.get(assessment)).extracting(Gap::reason).containsExactly(Gap.Reason.VOLUME);
        assertThat(judged.get(contract)).extracting(Gap::reason).containsExactly(Gap.Reason.BOUND_BY_ASSESSMENT);
        assertThat(coverage.judge(
                                Route.CONTRACT_OR_CERTIFICATION,
                                List.of(contract),
                                transfer(),
                                mechanism -> TermCounts.NOBODY,
                                false)
                        .get(contract))
                .isEmpty();
    }
}
