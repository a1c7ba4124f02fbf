package dev.pipl.law.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private final Provisions law = Provisions.load();
    private final RouteTable table = RouteTable.of(law);

    @Test
    void theBandsOfTheArticlesMeetWithoutAGap() {
        assertThat(firstCount("CBDF-5", "nonSensitivePersonsMax"))
                .isEqualTo(firstCount("CBDF-8", "nonSensitivePersonsMin"));
        assertThat(firstCount("CBDF-8", "nonSensitivePersonsMax"))
                .isEqualTo(firstCount("CBDF-7", "nonSensitivePersonsMin"));
        assertThat(firstCount("CBDF-8", "sensitivePersonsMax")).isEqualTo(firstCount("CBDF-7", "sensitivePersonsMin"));
    }

    @ParameterizedTest
    @EnumSource(HandlerKind.class)
    void everyYearHasARouteAndMorePersonsNeverNeedLess(HandlerKind kind) {
        Random random = new Random(kind.name().hashCode());
        for (int i = 0; i < 2_000; i++) {
            // Given
            HandlerFacts handler = new HandlerFacts(kind, random.nextInt(4) == 0, OptionalLong.empty());
            YearFigures figures = new YearFigures(
                    count(random, 1_200_000), count(random, 12_000), random.nextInt(9) == 0, random.nextBoolean());
            YearFigures more = new YearFigures(
                    more(random, figures.nonSensitive()),
                    more(random, figures.sensitive()),
                    figures.importantData(),
                    figures.statutoryDuty());

            // When
            RouteDecision decision = table.decideYear(DAY, handler, figures);
            RouteDecision later = table.decideYear(DAY, handler, more);

            // Then
            assertThat(decision.route().isStricterThan(later.route())).isFalse();
            assertThat(decision.byClass().get(SubjectClass.SENSITIVE) == Route.NONE)
                    .isEqualTo(!figures.sensitive().hasPersons());
            assertThat(decision.decidingProvision().isPresent()).isEqualTo(decision.route() != Route.NONE);
        }
    }

    @Test
    void aFindingTellsTheFiguresAndTheNumbersTheyWereComparedWith() {
        // When
        Finding finding = table.decideYear(DAY, ENTERPRISE, YearFigures.of(1_000_000, 3))
                .findings()
                .get(0);

        // Then
        assertThat(finding.provision()).isEqualTo("CBDF-7");
        assertThat(finding.outcome()).isEqualTo("SECURITY_ASSESSMENT");
        assertThat(finding.citation().en())
                .isEqualTo("Provisions on Promoting and Regulating Cross-Border Data Flows, Article 7(1)(2)");
        assertThat(finding.inputs())
                .containsAllEntriesOf(Map.of(
                        "nonSensitive", 1_000_000L,
                        "sensitive", 3L,
                        "nonSensitivePersonsMin", 1_000_000L,
                        "sensitivePersonsMin", 10_000L));
    }

    @Test
    void limitsAscendWithinEachClass() {
        assertThat(table.limits(DAY))
                .containsExactly(
                        new Limit(SubjectClass.NON_SENSITIVE, 1, "CBDF-5"),
                        new Limit(SubjectClass.NON_SENSITIVE, 100_000, "CBDF-8"),
                        new Limit(SubjectClass.NON_SENSITIVE, 1_000_000, "CBDF-7"),
                        new Limit(SubjectClass.SENSITIVE, 1, "CBDF-8"),
                        new Limit(SubjectClass.SENSITIVE, 10_000, "CBDF-7"));
    }

    @Test
    void aYearsRouteChangesAtItsLimitsAndNowhereElse() {
        List<Limit> limits = table.limits(DAY);

        for (Limit limit : limits) {
            assertThat(routeOf(limit.subjectClass(), limit.firstCount()))
                    .isNotEqualTo(routeOf(limit.subjectClass(), limit.firstCount() - 1))
                    .isEqualTo(routeOf(limit.subjectClass(), limit.firstCount() + 1));
        }
    }

    @Test
    void theVersionFollowsTheNewestProvisionOfTheTable() {
        assertThat(table.ruleVersion(LocalDate.of(2025, 12, 31))).isEqualTo("route-2025-05-01");
        assertThat(table.ruleVersion(LocalDate.of(2026, 1, 1))).isEqualTo("route-2026-01-01");
        assertThat(table.ruleVersion(LocalDate.of(2026, 12, 31))).isEqualTo("route-2026-01-01");
    }

    @Test
    void beforeTheProvisionsTheTableHasNoAnswerAndSaysWhich() {
        assertThatThrownBy(() -> table.decideYear(LocalDate.of(2024, 3, 21), ENTERPRISE, YearFigures.of(1, 0)))
                .isInstanceOfSatisfying(RuleNotInForce.class, e -> {
                    assertThat(e.provision()).isEqualTo("CBDF-8");
                    assertThat(e.on()).isEqualTo(LocalDate.of(2024, 3, 21));
                });
    }

    @Test
    void aTransferWithoutAClassIsNoTransfer() {
        assertThatThrownBy(() -> TransferInputs.of(ENTERPRISE, Set.of(), YearFigures.NOTHING_SENT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Route routeOf(SubjectClass subjectClass, long persons) {
        YearFigures figures =
                subjectClass == SubjectClass.SENSITIVE ? YearFigures.of(0, persons) : YearFigures.of(persons, 0);
        return table.decideYear(DAY, ENTERPRISE, figures).route();
    }

    private long firstCount(String provision, String number) {
        return law.get(provision).number(number).on(DAY).asBoundary().firstCount();
    }

    private static ClassCount count(Random random, int bound) {
        long counted = random.nextInt(3) == 0 ? 0 : random.nextInt(bound);
        return new ClassCount(counted, counted + random.nextInt(3));
    }

    private static ClassCount more(Random random, ClassCount count) {
        long added = random.nextInt(300_000);
        return new ClassCount(count.counted() + added, count.gross() + added);
    }
}
