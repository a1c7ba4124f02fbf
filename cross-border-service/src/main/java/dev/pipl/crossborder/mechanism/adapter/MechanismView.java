package dev.pipl.crossborder.mechanism.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.mechanism.CalendarDays;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.MechanismState;
import dev.pipl.crossborder.mechanism.MechanismStep;
import dev.pipl.crossborder.mechanism.StepDeadline;
import dev.pipl.crossborder.mechanism.StepTaken;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mechanism as it goes over the wire. */
@Schema(name = "Mechanism")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MechanismView(
        String id,
        String handlerId,
        MechanismKind kind,
        MechanismState state,
        long version,
        String reference,

        @Schema(description = "Whether it is in force now. 目前是否有效。")
        boolean inForce,

        @Schema(description = "A contract filed late or not yet. 备案逾期。")
        boolean filingLate,

        ScopeForm scope,
        List<ValidityView> validities,

        @Schema(description = "From when on the extension can be applied for. 可申请延期的首日。")
        LocalDate extensionOpensOn,

        List<DeadlineView> deadlines,
        List<StepView> steps) {

    /** When it was in force, and with what scope. */
    @Schema(name = "MechanismValidity")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValidityView(
            OffsetDateTime from,

            @Schema(description = "Exclusive; absent while no end is known. 不含；未知则缺省。")
            OffsetDateTime until,

            ScopeForm scope) {

        private static ValidityView of(Validity validity) {
            return new ValidityView(
                    BeijingCalendar.at(validity.from()),
                    validity.until().map(BeijingCalendar::at).orElse(null),
                    ScopeForm.of(validity.scope()));
        }
    }

    /** A deadline of a step. */
    @Schema(name = "MechanismDeadline")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadlineView(
            StepDeadline.Clock clock,
            StepDeadline.Obliged obliged,
            Bilingual title,
            String provision,
            Bilingual citation,
            LocalDate start,
            LocalDate dueOn,
            String calendarVersion,

            @Schema(description = "The workday calendar is not published yet. 工作日历尚未公布。")
            boolean provisional,

            LocalDate metOn,
            boolean overdue) {

        private static DeadlineView of(StepDeadline deadline, LocalDate today) {
            return new DeadlineView(
                    deadline.clock(),
                    deadline.clock().obliged(),
                    deadline.clock().title(),
                    deadline.legal().provision(),
                    deadline.legal().citation(),
                    deadline.legal().start(),
                    deadline.legal().dueOn(),
                    deadline.legal().calendarVersion(),
                    deadline.legal().provisional(),
                    deadline.metOn().orElse(null),
                    deadline.isMissed(today));
        }
    }

    /** A step on record. */
    @Schema(name = "MechanismStepTaken")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            @Schema(description = "Absent for the opening. 首项缺省。")
            MechanismStep step,

            MechanismState to,
            LocalDate on,
            MechanismState outcome,
            String reference,
            String note,
            OffsetDateTime recordedAt,
            String recordedBy,
            boolean byRegulator) {

        private static StepView of(StepTaken taken) {
            return new StepView(
                    taken.step().orElse(null),
                    taken.to(),
                    taken.on(),
                    taken.outcome().orElse(null),
                    taken.reference().orElse(null),
                    taken.note().orElse(null),
                    BeijingCalendar.at(taken.recordedAt()),
                    taken.recordedBy(),
                    taken.byRegulator());
        }
    }

    static MechanismView of(Dossier dossier, CalendarDays calendar, Instant now) {
        LocalDate today = BeijingCalendar.dateOf(now);
        return new MechanismView(
                dossier.id(),
                dossier.handlerId(),
                dossier.kind(),
                dossier.stateAt(now),
                dossier.version(),
                dossier.reference().orElse(null),
                dossier.mechanism(now).scopeAt(now).isPresent(),
                dossier.deadlines().stream()
                        .anyMatch(
                                deadline -> deadline.clock() == StepDeadline.Clock.FILING && deadline.isMissed(today)),
                ScopeForm.of(dossier.scope()),
                dossier.validities().stream().map(ValidityView::of).toList(),
                calendar.extensionOpens(dossier).orElse(null),
                dossier.deadlines().stream()
                        .map(deadline -> DeadlineView.of(deadline, today))
                        .toList(),
                dossier.steps().stream().map(StepView::of).toList());
    }
}
