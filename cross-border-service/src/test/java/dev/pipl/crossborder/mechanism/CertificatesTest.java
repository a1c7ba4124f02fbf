package dev.pipl.crossborder.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.events.Wording;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateScope;
import dev.pipl.events.certification.CertificateSuspended;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificatesTest {

    private static final Instant ISSUED_AT = Instant.parse("2026-10-12T02:00:00Z");
    private static final Instant SUSPENDED_AT = Instant.parse("2026-11-05T02:00:00Z");
    private static final LocalDate ISSUED_ON = LocalDate.of(2026, 10, 12);
    private static final LocalDate VALID_UNTIL = LocalDate.of(2029, 10, 12);
    private static final LocalDate RENEWAL = LocalDate.of(2029, 4, 12);
    private static final Wording NAME = new Wording("测试公司", "Test Company");
    private static final CertificateScope SCOPE =
            new CertificateScope(NAME, List.of("r-1"), List.of(), List.of("NAME"), 500_000L);

    private static CertificateIssued issued() {
        return new CertificateIssued(
                "C-1", "body", "h-1", NAME, SCOPE, ISSUED_ON, VALID_UNTIL, RENEWAL, "VALID", ISSUED_ON);
    }

    private static CertificateSuspended suspended(LocalDate on) {
        return new CertificateSuspended(
                "C-1", "body", "h-1", NAME, SCOPE, ISSUED_ON, VALID_UNTIL, RENEWAL, "SUSPENDED", on, "reason");
    }

    private static boolean isInForce(Dossier dossier, String moment) {
        return dossier.mechanism(SUSPENDED_AT).scopeAt(Instant.parse(moment)).isPresent();
    }

    @Test
    void itIsInForceFromTheDayOfIssueToTheEndOfThePrintedLastDay() {
        Dossier valid = Certificates.issued(Optional.empty(), issued(), ISSUED_AT);

        assertThat(valid.reference()).contains("C-1");
        assertThat(isInForce(valid, "2026-10-11T15:59:59Z")).isFalse();
        assertThat(isInForce(valid, "2026-10-11T16:00:00Z")).isTrue();
        assertThat(isInForce(valid, "2029-10-12T15:59:59Z")).isTrue();
        assertThat(isInForce(valid, "2029-10-12T16:00:00Z")).isFalse();
        assertThat(valid.stateAt(Instant.parse("2029-10-12T16:00:00Z"))).isEqualTo(MechanismState.EXPIRED);
    }

    @Test
    void anEmptyListRestrictsNothingAndImportantDataAreNeverCovered() {
        Scope scope = Certificates.issued(Optional.empty(), issued(), ISSUED_AT).scope();

        assertThat(scope.purposes()).isEqualTo(Set.of(Scope.ANY));
        assertThat(scope.coversRecipient("r-2")).isFalse();
        assertThat(scope.coversCategory("HEALTH")).isFalse();
        assertThat(scope.sensitive()).isTrue();
        assertThat(scope.importantData()).isFalse();
        assertThat(scope.personsMax()).hasValue(500_000);
    }

    @Test
    void aSuspensionEndsItAtTheMomentOfTheDecision() {
        Dossier valid = Certificates.issued(Optional.empty(), issued(), ISSUED_AT);

        Dossier suspended =
                Certificates.suspended(Optional.of(valid), suspended(LocalDate.of(2026, 11, 5)), SUSPENDED_AT);

        assertThat(suspended.state()).isEqualTo(MechanismState.SUSPENDED);
        assertThat(isInForce(suspended, "2026-11-05T01:59:59Z")).isTrue();
        assertThat(isInForce(suspended, "2026-11-05T02:00:00Z")).isFalse();
    }

    @Test
    void aSuspensionToldLaterEndsItWithItsDay() {
        Dossier valid = Certificates.issued(Optional.empty(), issued(), ISSUED_AT);

        Dossier suspended =
                Certificates.suspended(Optional.of(valid), suspended(LocalDate.of(2026, 11, 3)), SUSPENDED_AT);

        assertThat(isInForce(suspended, "2026-11-02T15:59:59Z")).isTrue();
        assertThat(isInForce(suspended, "2026-11-02T16:00:00Z")).isFalse();
    }

    @Test
    void whateverComesFirstTheSuspensionHasTheLastWord() {
        Dossier suspended =
                Certificates.suspended(Optional.empty(), suspended(LocalDate.of(2026, 11, 5)), SUSPENDED_AT);

        Dossier after = Certificates.issued(Optional.of(suspended), issued(), ISSUED_AT);

        assertThat(after).isEqualTo(suspended);
        assertThat(Certificates.suspended(Optional.of(after), suspended(LocalDate.of(2026, 11, 5)), SUSPENDED_AT))
                .isEqualTo(suspended);
        assertThat(isInForce(after, "2026-10-20T00:00:00Z")).isTrue();
        assertThat(isInForce(after, "2026-11-06T00:00:00Z")).isFalse();
    }
}
