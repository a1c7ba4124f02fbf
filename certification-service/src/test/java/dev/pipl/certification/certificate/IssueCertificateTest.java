package dev.pipl.certification.certificate;

import static dev.pipl.certification.Examples.LAW;
import static dev.pipl.certification.Examples.LONG_AGO;
import static dev.pipl.certification.Examples.SCOPE;
import static dev.pipl.certification.Examples.enterprise;
import static dev.pipl.certification.Examples.filed;
import static dev.pipl.certification.Examples.holder;
import static dev.pipl.certification.Examples.submitted;
import static dev.pipl.certification.Examples.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.certification.handler.Holder;
import dev.pipl.certification.handler.YearStanding;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueCertificateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 28);
    private final IssueCertificate issue = new IssueCertificate(LAW);

    @ParameterizedTest(name = "scenario 14 and 15: issued {0}, valid until {1}, renewal due {2}")
    @CsvSource({
        "2028-02-29,2031-02-28,2030-08-28",
        "2026-08-31,2029-08-31,2029-02-28",
        "2026-09-28,2029-09-28,2029-03-28"
    })
    void theTermFollowsTheCorrespondingDay(LocalDate issuedOn, LocalDate validUntil, LocalDate renewalDueOn) {
        Certificate certificate = issue.decide(
                new IssueRequest("ABC-1", "handler-1", SCOPE, issuedOn, validUntil),
                filed(),
                enterprise(),
                year(issuedOn.getYear(), 150_000, 0),
                issuedOn);

        assertThat(certificate.validUntil()).isEqualTo(validUntil);
        assertThat(certificate.renewalDueOn()).isEqualTo(renewalDueOn);
        assertThat(certificate.state()).isEqualTo(new CertificateState.Valid(issuedOn));
        assertThat(certificate.findings())
                .extracting(Finding::outcome)
                .contains("validity-as-computed")
                .doesNotContain("printed-validity-differs");
    }

    @Test
    void thePrintedDateCountsAndTheComputedOneIsShown() {
        LocalDate printed = LocalDate.of(2029, 9, 27);

        Certificate certificate = issue.decide(
                new IssueRequest("ABC-1", "handler-1", SCOPE, TODAY, printed),
                filed(),
                enterprise(),
                year(2026, 150_000, 0),
                TODAY);

        assertThat(certificate.validUntil()).isEqualTo(printed);
        assertThat(certificate.renewalDueOn()).isEqualTo(LocalDate.of(2029, 3, 27));
        assertThat(certificate.findings()).anySatisfy(finding -> {
            assertThat(finding.provision()).isEqualTo("CERT-8");
            assertThat(finding.outcome()).isEqualTo("printed-validity-differs");
            assertThat(finding.inputs()).containsEntry("computedValidUntil", "2029-09-28");
        });
    }

    @ParameterizedTest
    @CsvSource({"0,0", "99999,0", "100000,0", "100001,0", "999999,0", "0,1", "0,9999", "999999,9999"})
    void aHandlerInTheBandOrBelowItMayBeCertified(long nonSensitive, long sensitive) {
        assertThat(decide(enterprise(), year(2026, nonSensitive, sensitive)).number())
                .isEqualTo("ABC-1");
    }

    @ParameterizedTest
    @CsvSource({"1000000,0", "1000001,0", "0,10000", "0,10001", "999999,10000", "1000000,9999"})
    void aHandlerAboveTheBandIsRefusedWithTheArticle(long nonSensitive, long sensitive) {
        assertRefused(enterprise(), year(2026, nonSensitive, sensitive), "CERT-5");
    }

    @Test
    void importantDataIsNotForCertification() {
        YearStanding important = new YearStanding("handler-1", 2026, 5, 0, true, "e", null);

        assertRefused(enterprise(), important, "CERT-5");
    }

    @Test
    void aCriticalInfrastructureOperatorIsRefusedFromTheDayItBecomesOne() {
        Holder becoming = holder(
                List.of(new DatedFact<>(LONG_AGO, "ENTERPRISE")),
                List.of(new DatedFact<>(LONG_AGO, false), new DatedFact<>(TODAY.plusDays(1), true)));
        Holder being = holder(
                List.of(new DatedFact<>(LONG_AGO, "ENTERPRISE")),
                List.of(new DatedFact<>(LONG_AGO, false), new DatedFact<>(TODAY, true)));

        assertThat(decide(becoming, year(2026, 0, 0)).number()).isEqualTo("ABC-1");
        assertRefused(being, year(2026, 0, 0), "CERT-5");
    }

    @Test
    void aStateOrganIsRefused() {
        Holder organ =
                holder(List.of(new DatedFact<>(LONG_AGO, "STATE_ORGAN")), List.of(new DatedFact<>(LONG_AGO, false)));

        assertRefused(organ, year(2026, 0, 0), "PIPL-36");
    }

    @Test
    void aFactThatTheRegistryHasNotToldIsNeverGuessed() {
        Holder unknown = holder(List.of(new DatedFact<>(LONG_AGO, "ENTERPRISE")), List.of());

        assertThatThrownBy(() -> decide(unknown, year(2026, 0, 0)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
    }

    @Test
    void aBodyThatIsNotOnFileIsRefusedBeforeTheHandlerIsLookedAt() {
        assertThatThrownBy(() -> issue.decide(
                        request("ABC-1"),
                        submitted(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3)),
                        enterprise(),
                        year(2026, 1_000_000, 0),
                        TODAY))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo("certification-body-not-filed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB1", "-ABC", "编号-1234", "A/B/C/D", "A B C D"})
    void aNumberThatDoesNotFitIntoAnAddressIsRefused(String number) {
        assertThatThrownBy(() -> issue.decide(request(number), filed(), enterprise(), year(2026, 0, 0), TODAY))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("number"));
    }

    @Test
    void datesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> issue.decide(
                        new IssueRequest("ABC-1", "handler-1", SCOPE, TODAY.plusDays(1), TODAY.plusYears(3)),
                        filed(),
                        enterprise(),
                        year(2026, 0, 0),
                        TODAY))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> issue.decide(
                        new IssueRequest("ABC-1", "handler-1", SCOPE, TODAY, TODAY),
                        filed(),
                        enterprise(),
                        year(2026, 0, 0),
                        TODAY))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aCertificateIsNotDatedBackToBeforeItsBodyWasOnFile() {
        LocalDate filedOn = LocalDate.of(2026, 1, 20);

        assertThat(issue.decide(dated(filedOn), filed(), enterprise(), year(2026, 0, 0), TODAY)
                        .issuedOn())
                .isEqualTo(filedOn);
        for (LocalDate tooEarly : List.of(filedOn.minusDays(1), LocalDate.of(2026, 1, 4))) {
            assertThatThrownBy(() -> issue.decide(dated(tooEarly), filed(), enterprise(), year(2026, 0, 0), TODAY))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.problem().status()).isEqualTo(422);
                        assertThat(refusal.findings().get(0).provision()).isEqualTo("CERT-12");
                    });
        }
    }

    private static IssueRequest dated(LocalDate issuedOn) {
        return new IssueRequest("ABC-1", "handler-1", SCOPE, issuedOn, issuedOn.plusYears(3));
    }

    private Certificate decide(Holder holder, YearStanding year) {
        return issue.decide(request("ABC-1"), filed(), holder, year, TODAY);
    }

    private void assertRefused(Holder holder, YearStanding year, String provision) {
        assertThatThrownBy(() -> decide(holder, year)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().code()).isEqualTo("holder-not-eligible");
            assertThat(refusal.problem().status()).isEqualTo(422);
            assertThat(refusal.findings()).isNotEmpty();
            assertThat(refusal.findings())
                    .allSatisfy(finding -> assertThat(finding.provision()).isEqualTo(provision));
        });
    }

    private static IssueRequest request(String number) {
        return new IssueRequest(number, "handler-1", SCOPE, TODAY, LocalDate.of(2029, 9, 28));
    }
}
