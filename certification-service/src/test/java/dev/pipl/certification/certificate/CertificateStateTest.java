package dev.pipl.certification.certificate;

import static dev.pipl.certification.Examples.suspension;
import static dev.pipl.certification.Examples.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateStateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 28);

    static Stream<Arguments> everyStateWithEveryVerb() {
        return Stream.of(
                Arguments.of(new CertificateState.Valid(DAY), "SUSPENDED"),
                Arguments.of(new CertificateState.Suspended(suspension(DAY)), null),
                Arguments.of(new CertificateState.Expired(DAY), null));
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryVerb")
    void suspendingLeadsOnOrIsRefusedAsAConflict(CertificateState state, String next) {
        if (next == null) {
            assertThatThrownBy(() -> state.suspend(suspension(DAY.plusDays(3))))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.problem().code()).isEqualTo("certificate-state");
                        assertThat(refusal.problem().status()).isEqualTo(409);
                    });
        } else {
            CertificateState after = state.suspend(suspension(DAY.plusDays(3)));
            assertThat(after.wireName()).isEqualTo(next);
            assertThat(after.since()).isEqualTo(DAY.plusDays(3));
        }
    }

    @Test
    void aCertificateIsNotSuspendedBeforeItIsValid() {
        assertThatThrownBy(() -> valid(DAY).suspended(suspension(DAY.minusDays(1))))
                .isInstanceOf(Refusal.class);
        assertThat(valid(DAY).suspended(suspension(DAY)).state().wireName()).isEqualTo("SUSPENDED");
    }

    @ParameterizedTest
    @EnumSource(Suspension.Ground.class)
    void onlyTheHoldersOwnRequestNeedsNoFinding(Suspension.Ground ground) {
        if (ground == Suspension.Ground.HOLDER_REQUEST) {
            assertThat(new Suspension(ground, "as asked", null, DAY).findingReference())
                    .isNull();
        } else {
            assertThatThrownBy(() -> new Suspension(ground, "because", " ", DAY))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void theLastDayInForceIsIncludedAndNoDecisionOutlivesIt() {
        Certificate certificate = valid(DAY);
        LocalDate last = certificate.validUntil();

        assertThat(certificate.on(last).state().wireName()).isEqualTo("VALID");
        assertThat(certificate.on(last.plusDays(1)).state()).isEqualTo(new CertificateState.Expired(last.plusDays(1)));
        assertThat(certificate
                        .suspended(suspension(DAY))
                        .on(last.plusDays(1))
                        .state()
                        .wireName())
                .isEqualTo("EXPIRED");
    }

    @Test
    void scenario26TheNewYearLiftsNoSuspension() {
        Certificate suspended = valid(DAY).suspended(suspension(DAY.plusDays(30)));

        assertThat(suspended.on(LocalDate.of(2027, 1, 1)).state().wireName()).isEqualTo("SUSPENDED");
    }
}
