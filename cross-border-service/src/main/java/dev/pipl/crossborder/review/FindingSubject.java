package dev.pipl.crossborder.review;

import java.util.Objects;
import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param purpose where the defect depends on it
 * @param mechanismId the mechanism whose scope was left
 * @param detail which part of the scope was left, or which ground was claimed
 */
public record FindingSubject(
        String recipientId, Optional<String> purpose, Optional<String> mechanismId, Optional<String> detail) {

    public FindingSubject {
        Objects.requireNonNull(recipientId, "recipientId");
    }

    static FindingSubject of(String recipientId) {
        return new FindingSubject(recipientId, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static FindingSubject of(String recipientId, String purpose) {
        return new FindingSubject(recipientId, Optional.of(purpose), Optional.empty(), Optional.empty());
    }
}
