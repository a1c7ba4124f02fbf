package dev.pipl.crossborder.rejudging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One order to judge a year again, and how far it has come.
 *
 * @param supposed of a rehearsal; empty for an application
 * @param ruleVersion of an application, the rules it applies; {@code null} for a rehearsal
 * @param ruleInForce since when these rules are in force; {@code null} likewise
 * @param handlerIds {@code null} for all handlers
 * @param done how many handler-years are judged
 * @param lastHandlerId the last of them; {@code null} before the first
 * @param failure why it failed; {@code null} unless it did
 */
public record Rejudging(
        String id,
        Kind kind,
        int year,
        List<Supposed> supposed,
        String ruleVersion,
        LocalDate ruleInForce,
        List<String> handlerIds,
        String requestedBy,
        Instant requestedAt,
        State state,
        long total,
        long done,
        String lastHandlerId,
        Instant endedAt,
        String failure) {

    /** Whether anything is written. */
    public enum Kind {
        /** What if this had been the law: nothing is written but the differences. */
        REHEARSAL,
        /** A newer rule is in force: the ledger is judged by it. */
        APPLICATION
    }

    /** How far it has come. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** The next handler-year is judged. */
    public Rejudging after(String handlerId) {
        return with(State.RUNNING, done + 1, handlerId, null, null);
    }

    /** All are judged. */
    public Rejudging finished(Instant at) {
        return with(State.DONE, done, lastHandlerId, at, null);
    }

    /** It cannot go on. */
    public Rejudging failed(String why, Instant at) {
        return with(State.FAILED, done, lastHandlerId, at, why);
    }

    private Rejudging with(State newState, long newDone, String handlerId, Instant at, String why) {
        return new Rejudging(
                id,
                kind,
                year,
                supposed,
                ruleVersion,
                ruleInForce,
                handlerIds,
                requestedBy,
                requestedAt,
                newState,
                total,
                newDone,
                handlerId,
                at,
                why);
    }
}
