package dev.pipl.crossborder.succession;

import dev.pipl.crossborder.ledger.PersonUnions.Member;
import dev.pipl.law.route.SubjectClass;
import java.util.Optional;

/**
 * Whether the same person has the same token with both handlers. A token is stable per person within a group and under
 * one token key only; wherever that is not shown, persons are not matched and the union is never called exact.
 */
public final class MatchPersons {

    private MatchPersons() {}

    /** @param predecessorGroup the handler's group, empty for none; likewise the successor's */
    public static boolean isPossible(
            Member predecessor, Member successor, Optional<String> predecessorGroup, Optional<String> successorGroup) {
        boolean isOneGroup = predecessorGroup.isPresent() && predecessorGroup.equals(successorGroup);
        boolean isOneKey = predecessor.tokenKeyIds().size() == 1
                && (hasSentNothing(successor) || successor.tokenKeyIds().equals(predecessor.tokenKeyIds()));
        return isOneGroup && isOneKey;
    }

    private static boolean hasSentNothing(Member member) {
        return member.headCounts().of(SubjectClass.NON_SENSITIVE).gross() == 0
                && member.headCounts().of(SubjectClass.SENSITIVE).gross() == 0;
    }
}
