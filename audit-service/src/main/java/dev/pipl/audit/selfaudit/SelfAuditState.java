package dev.pipl.audit.selfaudit;

import dev.pipl.audit.AuditProblem;
import java.time.LocalDate;

/**
 * How far a self-audit has come.
 *
 * <pre>
 * PLANNED -> IN_PROGRESS -> REPORTED
 * </pre>
 *
 * Being overdue is no state: it is shown beside it. A verb that a state does not know is refused with 409 {@code audit-state}.
 */
public sealed interface SelfAuditState {

    /** The stable name of the state. */
    String wireName();

    /** The work begins. */
    default InProgress start(LocalDate on) {
        throw AuditProblem.AUDIT_STATE.because(
                "处于 " + wireName() + " 状态的审计不能开始。", "An audit in state " + wireName() + " cannot be started.");
    }

    /** The report is there. */
    default Reported report(AuditReport report) {
        throw AuditProblem.AUDIT_STATE.because(
                "处于 " + wireName() + " 状态的审计不能提交报告。", "An audit in state " + wireName() + " cannot be reported.");
    }

    /** Nothing has begun. */
    record Planned() implements SelfAuditState {
        @Override
        public String wireName() {
            return "PLANNED";
        }

        @Override
        public InProgress start(LocalDate on) {
            return new InProgress(on);
        }
    }

    /** The work goes on. */
    record InProgress(LocalDate startedOn) implements SelfAuditState {
        @Override
        public String wireName() {
            return "IN_PROGRESS";
        }

        @Override
        public Reported report(AuditReport report) {
            if (report.reportedOn().isBefore(startedOn)) {
                throw AuditProblem.invalid("reportedOn", "不得早于审计开始之日。", "must not be before the audit was started");
            }
            return new Reported(startedOn, report);
        }
    }

    /** Done: the report stands. */
    record Reported(LocalDate startedOn, AuditReport report) implements SelfAuditState {
        @Override
        public String wireName() {
            return "REPORTED";
        }
    }
}
