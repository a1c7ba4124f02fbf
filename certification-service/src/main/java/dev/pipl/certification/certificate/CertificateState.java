package dev.pipl.certification.certificate;

import dev.pipl.certification.CertificationProblem;
import java.time.LocalDate;

/**
 * What a certificate is worth (CERT-8 to 10). Only {@link Valid} satisfies a route.
 *
 * <pre>
 * (issued) -> VALID -> SUSPENDED
 *               |         |
 *               +---------+--> EXPIRED, when the last day in force is over
 * </pre>
 *
 * Every other transition is the decision of the body; no count and no event makes one. A verb that a state does not know is
 * refused with 409 {@code certificate-state}.
 */
public sealed interface CertificateState {

    /** The stable name of the state. */
    String wireName();

    /** The Beijing day of the change into this state. */
    LocalDate since();

    /**
     * The body suspends the use of the certificate.
     *
     * @throws dev.pipl.kit.problem.Refusal where that is not possible from here, or the day is before {@link #since()}
     */
    default Suspended suspend(Suspension decision) {
        throw CertificationProblem.CERTIFICATE_STATE.because(
                "处于 " + wireName() + " 状态的证书不能暂停。", "A certificate in state " + wireName() + " cannot be suspended.");
    }

    /** In use. */
    record Valid(LocalDate since) implements CertificateState {
        @Override
        public String wireName() {
            return "VALID";
        }

        @Override
        public Suspended suspend(Suspension decision) {
            if (decision.decidedOn().isBefore(since)) {
                throw CertificationProblem.invalid(
                        "decidedOn", "暂停日不得早于证书生效日。", "decidedOn must not be before the certificate became valid.");
            }
            return new Suspended(decision);
        }
    }

    /** Use suspended by the body, until it decides again: neither the new year nor anything else lifts it. */
    record Suspended(Suspension decision) implements CertificateState {
        @Override
        public String wireName() {
            return "SUSPENDED";
        }

        @Override
        public LocalDate since() {
            return decision.decidedOn();
        }
    }

    /** The last day in force is over. */
    record Expired(LocalDate since) implements CertificateState {
        @Override
        public String wireName() {
            return "EXPIRED";
        }
    }
}
