package dev.pipl.registry.officer;

import dev.pipl.registry.obligation.Discharge;
import java.util.Optional;

/** Which duties an officer on record meets (AUD-12, PIPL-52). */
public final class OfficerDuties {
    public static final String DESIGNATION = "protection-officer";
    public static final String REPORT = "protection-officer-report";

    private OfficerDuties() {}

    /** Empty for duties that an officer does not meet, or not yet. */
    public static Optional<Discharge> met(String code, Officer officer, String by) {
        if (code.equals(DESIGNATION)) {
            return Optional.of(new Discharge(officer.designatedOn(), Discharge.DONE, "officer " + officer.id(), by));
        }
        if (code.equals(REPORT) && officer.reportedOn() != null) {
            return Optional.of(new Discharge(officer.reportedOn(), Discharge.DONE, officer.reportEvidence(), by));
        }
        return Optional.empty();
    }
}
