package dev.pipl.crossborder.mechanism;

import dev.pipl.law.route.SubjectClass;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a mechanism covers, and nothing beyond. An empty set covers nothing: a scope names what it allows, or says by
 * {@link #ANY} alone that it does not restrict it.
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

    /** The only element of a set that restricts nothing. */
    public static final String ANY = "*";

    public Scope {
        recipientIds = Set.copyOf(recipientIds);
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
    }

    public boolean coversRecipient(String recipientId) {
        return covers(recipientIds, recipientId);
    }

    public boolean coversPurpose(String purpose) {
        return covers(purposes, purpose);
    }

    public boolean coversCategory(String category) {
        return covers(categories, category);
    }

    /** The scale of one class. */
    public OptionalLong personsMax(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitivePersonsMax : personsMax;
    }

    private static boolean covers(Set<String> named, String one) {
        return named.contains(one) || named.equals(Set.of(ANY));
    }
}
