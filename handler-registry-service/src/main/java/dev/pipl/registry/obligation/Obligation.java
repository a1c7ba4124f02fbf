package dev.pipl.registry.obligation;

import dev.pipl.law.duty.DeadlineKind;
import dev.pipl.law.duty.Duty;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A duty of one handler, from the day it was raised until it is discharged.
 *
 * @param discharge null while it is open
 * @param overdueAnnounced whether the others have been told that its last day passed
 */
public record Obligation(String id, String handlerId, Duty duty, Discharge discharge, boolean overdueAnnounced) {

    public static Obligation raised(String id, String handlerId, Duty duty) {
        return new Obligation(id, handlerId, duty, null, false);
    }

    public boolean isOpen() {
        return discharge == null;
    }

    /** Open on the day after its last day. The last day itself is in time. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && duty.dueOn().filter(today::isAfter).isPresent();
    }

    public String status(LocalDate today) {
        if (!isOpen()) {
            return "DISCHARGED";
        }
        return isOverdue(today) ? "OVERDUE" : "OPEN";
    }

    public Obligation discharged(Discharge how) {
        return new Obligation(id, handlerId, duty, how, overdueAnnounced);
    }

    public Obligation announcedOverdue() {
        return new Obligation(id, handlerId, duty, discharge, true);
    }

    /** Whether this is the same duty of the handler: the same code, and the same first day unless it has no last day. */
    boolean isFor(Duty other) {
        return duty.code().equals(other.code())
                && (duty.since().equals(other.since()) || (isOpen() && isUndated(duty) && isUndated(other)));
    }

    private static boolean isUndated(Duty duty) {
        return duty.dueOn().isEmpty() || duty.deadlineKind() == DeadlineKind.CONTINUOUS;
    }

    /** The workday calendar that gave the last day, if one did. */
    Optional<String> calendarVersion() {
        return duty.calendarVersion();
    }
}
