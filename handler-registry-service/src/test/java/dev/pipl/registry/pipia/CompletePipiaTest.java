package dev.pipl.registry.pipia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.pipia.AssessedItem;
import dev.pipl.law.pipia.AssessmentKind;
import dev.pipl.law.pipia.AssessmentRules;
import dev.pipl.registry.RegistryProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletePipiaTest {
    private static final Instant NOW = Instant.parse("2026-06-15T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final CompletePipia complete = new CompletePipia(Provisions.load());

    private static List<PipiaForm.Item> items(String... kinds) {
        Set<AssessmentKind> asked =
                Arrays.stream(kinds).map(AssessmentKind::valueOf).collect(Collectors.toSet());
        return AssessmentRules.of(Provisions.load()).items(asked).stream()
                .map(item -> new PipiaForm.Item(item.provision(), item.item(), "section " + item.item()))
                .toList();
    }

    private static PipiaForm form(LocalDate completedOn, LocalDate startedOn, LocalDate endedOn, String... kinds) {
        return new PipiaForm(
                List.of(kinds),
                completedOn,
                startedOn,
                endedOn,
                List.of("support"),
                List.of("r-1"),
                items(kinds),
                "LOW",
                "archive 7",
                null);
    }

    private static PipiaForm answering(List<PipiaForm.Item> items, String... kinds) {
        return new PipiaForm(
                List.of(kinds), TODAY, null, null, List.of("support"), List.of("r-1"), items, "LOW", "archive 7", null);
    }

    private Pipia judge(PipiaForm form) {
        return complete.judge("p-1", "h-1", form, NOW);
    }

    private Refusal refused(PipiaForm form) {
        try {
            judge(form);
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("was recorded");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01, 2026-06-02, false", "2026-06-01, 2026-06-01, false", "2026-06-02, 2026-06-01, true"})
    void scenario30AnAssessmentOfTheDayAfterTheStartIsAViolation(
            LocalDate completedOn, LocalDate startedOn, boolean violation) {
        Pipia pipia = judge(form(completedOn, startedOn, null, "GENERAL"));

        assertThat(pipia.violation() != null).isEqualTo(violation);
        if (violation) {
            assertThat(pipia.violation().provision()).isEqualTo("PIPL-55");
            assertThat(pipia.violation().outcome()).isEqualTo("assessment-not-beforehand");
        }
    }

    @Test
    void anActivityThatHasNotStartedIsAssessedInTime() {
        assertThat(judge(form(TODAY, null, null, "GENERAL")).violation()).isNull();
        assertThat(judge(form(TODAY, TODAY.plusDays(30), null, "GENERAL")).violation())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"GENERAL, 3", "STANDARD_CONTRACT, 9", "CERTIFICATION, 9"})
    void everyItemOfItsKindIsAskedFor(String kind, int count) {
        List<PipiaForm.Item> items = items(kind);
        assertThat(items).hasSize(count);
        for (PipiaForm.Item left : items) {
            List<PipiaForm.Item> others = new ArrayList<>(items);
            others.remove(left);

            Refusal refusal = refused(answering(others, kind));

            assertThat(refusal.problem()).isEqualTo(RegistryProblem.PIPIA_INCOMPLETE);
            assertThat(refusal.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.provision()).isEqualTo(left.provision());
                assertThat(finding.inputs()).containsEntry("item", left.item());
            });
        }
    }

    @Test
    void aBlankAnswerIsNone() {
        List<PipiaForm.Item> items = new ArrayList<>(items("GENERAL"));
        items.set(1, new PipiaForm.Item("PIPL-56", 2, "  "));
        items.set(2, new PipiaForm.Item("PIPL-56", 3, null));

        assertThat(refused(answering(items, "GENERAL")).findings())
                .extracting(finding -> finding.citation().en())
                .containsExactly(
                        "Personal Information Protection Law, Article 56(1)(2)",
                        "Personal Information Protection Law, Article 56(1)(3)");
    }

    @Test
    void oneReportServesContractAndCertificationOnlyWithTheUnionOfTheirItems() {
        assertThat(refused(answering(items("CERTIFICATION"), "STANDARD_CONTRACT", "CERTIFICATION"))
                        .findings())
                .hasSize(6)
                .extracting(Finding::provision)
                .containsOnly("SCC-5");
        assertThat(judge(answering(items("STANDARD_CONTRACT", "CERTIFICATION"), "STANDARD_CONTRACT", "CERTIFICATION"))
                        .items())
                .extracting(answer -> new AssessedItem(answer.provision(), answer.item()))
                .hasSize(15);
    }

    @Test
    void theReportIsKeptFromTheLaterOfItsDayAndTheEndOfTheActivity() {
        Pipia endedLater = judge(form(LocalDate.of(2026, 2, 1), null, LocalDate.of(2026, 6, 1), "GENERAL"));
        Pipia endedBefore = judge(form(LocalDate.of(2026, 2, 1), null, LocalDate.of(2026, 1, 1), "GENERAL"));
        Pipia goesOn = judge(form(LocalDate.of(2026, 2, 1), null, null, "GENERAL"));

        assertThat(complete.retention(endedLater).until()).isEqualTo("2029-06-01");
        assertThat(complete.retention(endedBefore).until()).isEqualTo("2029-02-01");
        assertThat(complete.retention(goesOn).open()).isTrue();
    }

    @Test
    void whatIsNotStatedIsRefusedFieldByField() {
        PipiaForm nothing = new PipiaForm(null, null, null, null, null, null, null, null, null, null);

        assertThat(refused(nothing).errors())
                .extracting(FieldError::field)
                .containsExactly("kinds", "completedOn", "purposes", "riskLevel", "reportReference");
    }

    @Test
    void daysThatCannotBeAreRefused() {
        assertThat(refused(form(TODAY.plusDays(1), null, null, "GENERAL")).errors())
                .extracting(FieldError::field)
                .containsExactly("completedOn");
        assertThat(refused(form(LocalDate.of(2021, 10, 31), null, null, "GENERAL"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("completedOn");
        assertThat(refused(form(TODAY, TODAY, TODAY.minusDays(1), "GENERAL")).errors())
                .extracting(FieldError::field)
                .containsExactly("activityEndedOn");
        assertThat(judge(form(LocalDate.of(2021, 11, 1), null, null, "GENERAL")))
                .isNotNull();
    }

    @Test
    void anItemOfAnotherKindOrAnsweredTwiceIsRefused() {
        List<PipiaForm.Item> foreign = new ArrayList<>(items("GENERAL"));
        foreign.add(new PipiaForm.Item("CERT-6", 1, "x"));
        List<PipiaForm.Item> twice = new ArrayList<>(items("GENERAL"));
        twice.add(new PipiaForm.Item("PIPL-56", 1, "x"));

        for (List<PipiaForm.Item> items : List.of(foreign, twice)) {
            assertThat(refused(answering(items, "GENERAL")).errors())
                    .extracting(FieldError::field)
                    .containsExactly("items[3]");
        }
    }

    @Test
    void aContractOrCertificationAssessesARecipient() {
        for (String kind : List.of("STANDARD_CONTRACT", "CERTIFICATION")) {
            PipiaForm form = new PipiaForm(
                    List.of(kind), TODAY, null, null, List.of("s"), List.of(), items(kind), "LOW", "archive", null);

            assertThat(refused(form).errors()).extracting(FieldError::field).containsExactly("recipientIds");
        }
        PipiaForm general = new PipiaForm(
                List.of("GENERAL"), TODAY, null, null, List.of("s"), List.of(), items("GENERAL"), "LOW", "a", null);
        assertThat(judge(general).recipientIds()).isEmpty();
    }

    @Test
    void aSupersessionLiesBetweenTheReportAndToday() {
        Pipia pipia = judge(form(TODAY.minusDays(5), null, null, "GENERAL"));

        assertThat(new SupersessionForm(null, null, "new recipient", null)
                        .toSupersession(pipia, TODAY)
                        .on())
                .isEqualTo(TODAY);
        for (LocalDate day : List.of(TODAY.minusDays(6), TODAY.plusDays(1))) {
            assertThatThrownBy(() -> new SupersessionForm(day, "p-1", " ", null).toSupersession(pipia, TODAY))
                    .asInstanceOf(type(Refusal.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.problem()).isEqualTo(CommonProblem.VALIDATION_FAILED);
                        assertThat(refusal.errors())
                                .extracting(FieldError::field)
                                .containsExactly("supersededOn", "supersededBy", "reason");
                    });
        }
    }
}
