package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCounts;
import java.util.List;

/**
 * Counts the persons of several handlers together, each once. It can, because all handlers' fingerprints of a year are
 * under one key of the platform. No fingerprint comes out. Blocking; thread-safe.
 */
public interface PersonUnions {

    /**
     * What one handler's year holds.
     *
     * @param sequence of the newest row, 0 where there is none
     * @param tokenKeyIds the token keys that the handler's pipelines named in that year
     */
    record Member(String handlerId, long sequence, HeadCounts headCounts, List<String> tokenKeyIds) {}

    /**
     * Distinct persons over all members by their tokens. What was merely declared is not among them, but for the gross
     * figures, which are upper bounds and hold every declared number, too.
     */
    record Distinct(long nonSensitive, long sensitive, long nonSensitiveGross, long sensitiveGross) {}

    /** The members, each as it stood when its persons were counted. */
    record Union(List<Member> members, Distinct distinct) {}

    /**
     * One handler's year as committed, without a look at its persons.
     *
     * @throws LedgerUnavailable no answer now
     */
    Member member(String handlerId, int year);

    /**
     * Counts all members' persons together. Each member is counted at one moment of its own, one after the other, so that
     * no handler waits for another one's count.
     *
     * @throws LedgerUnavailable no answer now
     */
    Union union(List<String> handlerIds, int year);
}
