package dev.pipl.certification.body;

import static dev.pipl.certification.Examples.LAW;
import static dev.pipl.certification.Examples.allMaterials;
import static dev.pipl.certification.Examples.filed;
import static dev.pipl.certification.Examples.qualified;
import static dev.pipl.certification.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.time.WorkdayCount;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificationBodyTest {
    private static final LocalDate QUALIFIED = LocalDate.of(2026, 9, 28);

    @Test
    void scenario18ABodyQualifiedBeforeTheHolidayFilesAfterIt() {
        assertThat(qualified(QUALIFIED).filingDue().date()).isEqualTo(LocalDate.of(2026, 10, 16));
    }

    @Test
    void scenario18TheReplyIsDueThirtyWorkdaysAfterTheFilingCameIn() {
        assertThat(submitted(QUALIFIED, QUALIFIED).replyDue().date()).isEqualTo(LocalDate.of(2026, 11, 13));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-15,false", "2026-10-16,false", "2026-10-17,true"})
    void aFilingAfterTheTenthWorkdayIsLate(LocalDate on, boolean late) {
        assertThat(submitted(QUALIFIED, on).filedLate()).isEqualTo(late);
    }

    @Test
    void aFilingInTimeStaysInTimeWhenItIsHandedInAgain() {
        // Given
        CertificationBody rejected =
                submitted(QUALIFIED, LocalDate.of(2026, 10, 12)).rejected(LocalDate.of(2026, 11, 2), "incomplete");

        // When
        LocalDate again = LocalDate.of(2026, 11, 9);
        CertificationBody filedAgain =
                rejected.submitted(allMaterials(), again, LAW.clocks().filingReplyDueOn(again), LAW);

        // Then
        assertThat(filedAgain.filedLate()).isFalse();
        assertThat(filedAgain.replyDue()).extracting(WorkdayCount::date).isEqualTo(LocalDate.of(2026, 12, 21));
    }

    @ParameterizedTest
    @EnumSource(FilingMaterial.class)
    void eachOfTheEightMaterialsIsRequired(FilingMaterial missing) {
        Map<FilingMaterial, String> materials = new EnumMap<>(allMaterials());
        materials.put(missing, " ");

        assertThatThrownBy(() -> qualified(QUALIFIED)
                        .submitted(materials, QUALIFIED, LAW.clocks().filingReplyDueOn(QUALIFIED), LAW))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().code()).isEqualTo("filing-materials-missing");
                    assertThat(refusal.findings().get(0).provision()).isEqualTo("CERT-12");
                    assertThat(refusal.findings().get(0).inputs().get("missing"))
                            .asList()
                            .containsExactly(missing.wireName());
                });
    }

    @Test
    void aBodyThatIsNotOnFileIssuesNothingAndIsToldTheArticle() {
        assertThatThrownBy(() -> submitted(QUALIFIED, QUALIFIED).requireFiled(QUALIFIED, LAW))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(422);
                    assertThat(refusal.findings().get(0).provision()).isEqualTo("CERT-12");
                });
        assertThatCode(() -> filed().requireFiled(QUALIFIED, LAW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31,false", "2026-01-19,false", "2026-01-20,true", "2026-01-21,true"})
    void aBodyOnFileCertifiesFromTheDayOfItsFilingOn(LocalDate issuedOn, boolean allowed) {
        if (allowed) {
            assertThatCode(() -> filed().requireFiled(issuedOn, LAW)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> filed().requireFiled(issuedOn, LAW))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.problem().code()).isEqualTo("certification-body-not-filed");
                        assertThat(refusal.findings().get(0).provision()).isEqualTo("CERT-12");
                        assertThat(refusal.findings().get(0).inputs())
                                .containsEntry("filedOn", "2026-01-20")
                                .containsEntry("issuedOn", issuedOn.toString());
                    });
        }
    }

    @Test
    void aBodyDoesNotFileBeforeItIsQualified() {
        assertThatThrownBy(() -> submitted(QUALIFIED, QUALIFIED.minusDays(1))).isInstanceOf(Refusal.class);
    }
}
