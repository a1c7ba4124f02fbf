package dev.pipl.crossborder.mechanism;

import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.Set;

/**
 * A provision abroad, planned or done, as far as a mechanism asks about it.
 *
 * @param moment when it takes place
 * @param recipientInBayArea whether the recipient sits inside the Greater Bay Area
 * @param categories codes of the kinds of information
 * @param classes of the persons it carries
 */
public record PlannedTransfer(
        Instant moment,
        String recipientId,
        boolean recipientInBayArea,
        String purpose,
        Set<String> categories,
        Set<SubjectClass> classes,
        boolean importantData) {

    public PlannedTransfer {
        categories = Set.copyOf(categories);
        classes = Set.copyOf(classes);
    }
}
