package dev.pipl.crossborder.mechanism;

import java.util.OptionalLong;
import java.util.Set;

/**
 * What a mechanism covers, and nothing beyond. An empty set covers nothing: a scope names what it allows.
 *
 * @param recipientIds the recipients, by their ids here
 * @param purposes as the transfers state them
 * @param categories codes of the kinds of information; a transfer is covered only if all of its codes are
 * @param sensitive whether sensitive information is covered
 * @param importantData whether important data are
 * @param personsMax distinct persons of non-sensitive information over the whole term, inclusive; empty where the
 *     mechanism sets no scale
 * @param sensitivePersonsMax likewise, of sensitive information
 */
public record Scope(
        Set<String> recipientIds,
        Set<String> purposes,
        Set<String> categories,
        boolean sensitive,
        boolean importantData,
        OptionalLong personsMax,
        OptionalLong sensitivePersonsMax) {

    public Scope {
        recipientIds = Set.copyOf(recipientIds);
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
    }
}
