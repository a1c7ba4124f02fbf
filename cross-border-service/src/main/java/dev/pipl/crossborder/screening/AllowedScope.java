package dev.pipl.crossborder.screening;

import java.util.Collection;
import java.util.Set;

/**
 * What a measure itself says may still be sent, and nothing beyond: an empty set allows nothing.
 *
 * @param purposes as the transfers state them
 * @param categories codes of the kinds of information
 */
public record AllowedScope(Set<String> purposes, Set<String> categories) {

    public AllowedScope {
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
    }

    /** Whether a transfer lies within it; one that does not say what it carries does not. */
    public boolean covers(String purpose, Collection<String> carried) {
        return purposes.contains(purpose) && !carried.isEmpty() && categories.containsAll(carried);
    }
}
