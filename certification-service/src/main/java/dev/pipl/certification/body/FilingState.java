package dev.pipl.certification.body;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a certification body stands with its filing (CERT-12).
 *
 * <pre>
 * QUALIFIED -> FILING_SUBMITTED -> FILED
 *                  ^      |
 *                  |      v
 *                  +-- REJECTED
 * </pre>
 *
 * A verb that a state does not know is refused with 409 {@code filing-state}. Silence of the authority is no answer: nothing
 * but a recorded decision leaves {@code FILING_SUBMITTED}.
 */
public sealed interface FilingState {

    /** The stable name of the state. */
    String wireName();

    /** The body hands in its materials. */
    default Submitted submit(LocalDate on) {
        throw refused("submitted", "提交");
    }

    /** The authority puts the body on file and makes that public. */
    default Filed accept(LocalDate filedOn, LocalDate publicisedOn) {
        throw refused("accepted", "备案");
    }

    /** The authority refuses, with its reasons. */
    default Rejected reject(LocalDate on, String reasons) {
        throw refused("rejected", "不予备案");
    }

    /** Whether the body may issue a certificate that bears that day: only one on which it was on file already. */
    default boolean letsCertify(LocalDate issuedOn) {
        return false;
    }

    private Refusal refused(String verbEn, String verbZh) {
        return CertificationProblem.FILING_STATE.because(
                "处于 " + wireName() + " 状态的备案不能" + verbZh + "。",
                "A filing in state " + wireName() + " cannot be " + verbEn + ".");
    }

    /** The qualification is there, nothing is handed in. */
    record Qualified() implements FilingState {
        @Override
        public String wireName() {
            return "QUALIFIED";
        }

        @Override
        public Submitted submit(LocalDate on) {
            return new Submitted(on);
        }
    }

    /** The authority has the materials and owes an answer. */
    record Submitted(LocalDate submittedOn) implements FilingState {
        @Override
        public String wireName() {
            return "FILING_SUBMITTED";
        }

        @Override
        public Filed accept(LocalDate filedOn, LocalDate publicisedOn) {
            notBefore(filedOn, "decidedOn");
            if (publicisedOn.isBefore(filedOn)) {
                throw CertificationProblem.invalid(
                        "publicisedOn", "公布日不得早于备案日。", "publicisedOn must not be before decidedOn.");
            }
            return new Filed(filedOn, publicisedOn);
        }

        @Override
        public Rejected reject(LocalDate on, String reasons) {
            notBefore(on, "decidedOn");
            return new Rejected(on, reasons);
        }

        private void notBefore(LocalDate decided, String field) {
            if (decided.isBefore(submittedOn)) {
                throw CertificationProblem.invalid(
                        field, "答复日不得早于提交日。", field + " must not be before the filing was submitted.");
            }
        }
    }

    /** On file and made public: the body may certify. */
    record Filed(LocalDate filedOn, LocalDate publicisedOn) implements FilingState {
        @Override
        public String wireName() {
            return "FILED";
        }

        @Override
        public boolean letsCertify(LocalDate issuedOn) {
            return !issuedOn.isBefore(filedOn);
        }
    }

    /** Refused; the body may complete its materials and file again. */
    record Rejected(LocalDate rejectedOn, String reasons) implements FilingState {
        @Override
        public String wireName() {
            return "REJECTED";
        }

        @Override
        public Submitted submit(LocalDate on) {
            return new Submitted(on);
        }
    }

    /** The names of all states, as the API lists them. */
    List<String> WIRE_NAMES = List.of("QUALIFIED", "FILING_SUBMITTED", "FILED", "REJECTED");
}
