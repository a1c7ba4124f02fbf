package dev.pipl.crossborder.pipia;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A completed impact assessment.
 *
 * @param completedOn the day of its report, Beijing; it must precede what it assesses
 * @param supersededOn the day another took its place; empty while it stands
 * @param purposes the purposes of provision abroad it assessed
 * @param recipientIds the recipients abroad it assessed
 */
public record ImpactAssessment(
        String id,
        String handlerId,
        LocalDate completedOn,
        Optional<LocalDate> supersededOn,
        Set<String> purposes,
        Set<String> recipientIds) {

    public ImpactAssessment {
        purposes = Set.copyOf(purposes);
        recipientIds = Set.copyOf(recipientIds);
    }
}
