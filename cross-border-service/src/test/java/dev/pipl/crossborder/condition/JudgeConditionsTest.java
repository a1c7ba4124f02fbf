package dev.pipl.crossborder.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every reason is told with its article, the gravest first, and nothing is answered that is not law. */
class JudgeConditionsTest {

    private final Files files = new Files();

    @Test
    void aTransferThatMeetsEveryConditionMayGoAndIsToldWhy() {
        // When
        ConditionsVerdict verdict = files.verdict();

        // Then
        assertThat(verdict.denies()).isFalse();
        assertThat(verdict.route().route()).isEqualTo(Route.EXEMPT_VOLUME);
        assertThat(files.told())
                .containsExactly(
                        "route CBDF-5 EXEMPT_VOLUME",
                        "impact-assessment PIPL-55 impact-assessment-done",
                        "notice PIPL-39 notice-given",
                        "separate-consent PIPL-39 separate-consent-given",
                        "recipient-standard PIPL-38 recipient-standard-required");
        assertThat(verdict.findings()).allSatisfy(one -> {
            assertThat(one.finding().citation().zh()).isNotBlank();
            assertThat(one.finding().citation().en()).isNotBlank();
        });
    }

    @Test
    void everyReasonIsToldTheGravestFirst() {
        files.counting(1_000_000, 0);
        files.foreignAuthority = true;
        files.restrictions.add(Files.restriction("PIPL-42", true));
        files.restrictions.add(Files.restriction("PIPL-42", false));
        files.assessments.clear();
        files.notices.clear();
        files.separateConsent = false;
        assertThat(files.denying())
                .containsExactly(
                        "recipient PIPL-41 BLOCKED",
                        "recipient ANX-15 BLOCKED",
                        "recipient PIPL-42 possible-match-unreviewed",
                        "impact-assessment PIPL-55 impact-assessment-missing",
                        "notice PIPL-39 notice-missing",
                        "separate-consent PIPL-39 separate-consent-missing");

        files.foreignAuthority = false;
        assertThat(files.denying().get(0)).isEqualTo("recipient PIPL-42 BLOCKED");
        files.restrictions.clear();
        assertThat(files.denying().get(0)).isEqualTo("mechanism CBDF-7 mechanism-missing");
    }

    @Test
    void aDeclarationOfNobodyNeedsNoRoute() {
        files.carries = Set.of();
        assertThat(files.verdict().route().route()).isEqualTo(Route.NONE);
        assertThat(files.verdict().denies()).isFalse();
    }

    @Test
    void somebodyWhoIsSentIsNeverCountedAsNobody() {
        files.carries = Set.of(SubjectClass.SENSITIVE);
        files.projected = YearFigures.of(0, 0);
        assertThat(files.verdict().route().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
    }

    @Test
    void beforeTheThresholdsWereLawThereIsNoAnswer() {
        files.occurredAt = LocalDate.of(2024, 3, 21).atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
        assertThatThrownBy(files::verdict).isInstanceOf(RuleNotInForce.class);
    }
}
