package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Declaration;
import dev.pipl.crossborder.headcount.Declarations;
import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.headcount.PersonLog;
import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.headcount.Persons;
import java.util.Optional;

/**
 * A handler's year, folded: a disposable copy of what its rows say. The order of events does not matter to its counts.
 * Not thread-safe; it belongs to the handler's lane.
 */
final class YearState {

    final PersonSet persons;
    final IdentityIndex identities;
    final Declarations declarations;
    private final HeldAhead held = new HeldAhead();
    private Adjustments adjustments = Adjustments.NONE;
    private DeclaredTotals declared;
    private YearSummary summary;
    private YearLog log;
    private long takenSinceSnapshot;
    private long snapshotSize;

    YearState(YearSummary summary, PersonSet persons, IdentityIndex identities, Declarations declarations) {
        this.summary = summary;
        this.persons = persons;
        this.identities = identities;
        this.declarations = declarations;
        this.declared = declarations.totals();
    }

    static YearState blank(String handlerId, int year, long seed) {
        return new YearState(
                YearSummary.blank(handlerId, year), new PersonSet(), new IdentityIndex(seed), new Declarations());
    }

    /** Occurrences of persons and events taken in since the newest snapshot. */
    long takenSinceSnapshot() {
        return takenSinceSnapshot;
    }

    long snapshotSize() {
        return snapshotSize;
    }

    void snapshotTaken() {
        takenSinceSnapshot = 0;
        snapshotSize = persons.count(PersonSet.NON_SENSITIVE_GROSS)
                + persons.count(PersonSet.SENSITIVE_GROSS)
                + identities.size();
    }

    YearSummary summary() {
        return summary;
    }

    DeclaredTotals declared() {
        return declared;
    }

    Adjustments adjustments() {
        return adjustments;
    }

    long bytes() {
        return persons.bytes() + identities.bytes() + 1_000L + adjustments.bytes() + held.bytes();
    }

    /** From here on everything can be taken back by {@link #rollback}, until {@link #confirm}. */
    void begin() {
        log = new YearLog(summary, adjustments);
    }

    void confirm() {
        if (adjustments == log.adjustmentsBefore) {
            held.committed(log.persons);
        } else {
            held.forget();
        }
        identities.expectNothing();
        log = null;
    }

    void rollback() {
        identities.expectNothing();
        persons.undo(log.persons);
        for (int i = log.declarations.size() - 1; i >= 0; i--) {
            declarations.undo(log.declarations.get(i));
        }
        log.identities.forEach(added -> identities.remove(added.identity(), added.sequence()));
        declared = declarations.totals();
        summary = log.before;
        adjustments = log.adjustmentsBefore;
        log = null;
    }

    /**
     * Reads where the next of the expected events, and its persons, belong. Of large tables nothing of it is in the
     * processor's cache, and judging one event after the other would wait for each read alone.
     */
    void lookAhead(Persons sent) {
        identities.lookAhead();
        persons.lookAhead(sent.nonSensitiveOnly());
        persons.lookAhead(sent.both());
        persons.lookAhead(sent.sensitiveOnly());
    }

    /** Takes an event in, with its persons. */
    void take(Entry.Recorded event, long sequence) {
        identities.add(event.identity(), sequence);
        takenSinceSnapshot++;
        if (log != null) {
            log.identities.add(new YearLog.Added(event.identity(), sequence));
        }
        if (event instanceof Entry.Transfer transfer) {
            transfer.tokenKeyId().ifPresent(this::seeTokenKey);
            if (!adjustments.isVoided(event.identity())) {
                count(transfer);
            }
        }
    }

    /** Counts by these from here on; what is taken in already must not be touched by them. */
    void adjust(Adjustments newAdjustments) {
        adjustments = newAdjustments;
    }

    /**
     * Whether the entry decides about something that is taken in already, so that the year has to be folded anew. May say
     * so of a void whose event is not there, never the other way round.
     */
    boolean isTouchedBy(Entry entry) {
        if (entry instanceof Entry.VoidApproval approval && !adjustments.isVoided(approval.voided())) {
            boolean[] isThere = new boolean[1];
            identities.candidates(approval.voided(), sequence -> isThere[0] = true);
            return isThere[0];
        }
        return entry instanceof Entry.GroundDecided decided
                && !decided.takenOver()
                && adjustments.rowOf(decided).isEmpty();
    }

    void update(YearSummary newSummary) {
        summary = newSummary;
    }

    /**
     * The year as committed, also while something that may not be is in it; empty where a decision on what was committed
     * earlier is among that.
     */
    Optional<CommittedYear> committed() {
        if (log == null) {
            return Optional.of(new CommittedYear(summary, persons, new PersonSet(), declarations, held));
        }
        return adjustments == log.adjustmentsBefore
                ? Optional.of(new CommittedYear(
                        log.before, persons, log.added(), declarations.without(log.declarations), held))
                : Optional.empty();
    }

    HeadCounts headCounts() {
        return HeadCounts.of(persons, declared);
    }

    /** Takes a part of a predecessor's year in. */
    void take(Entry.TakeOver taken) {
        taken.tokenKeyIds().forEach(this::seeTokenKey);
        mark(taken.persons(), taken.counted());
        taken.declared()
                .ifPresent(numbers -> declare(
                        numbers.datasetId(),
                        new Declaration(
                                numbers.nonSensitive(), numbers.sensitive(), taken.effectiveAt(), taken.counted())));
    }

    private void count(Entry.Transfer transfer) {
        boolean isCounted = adjustments.counts(transfer);
        mark(transfer.persons(), isCounted);
        transfer.declaredCounts()
                .ifPresent(numbers -> declare(
                        numbers.datasetId(),
                        new Declaration(
                                numbers.nonSensitive(), numbers.sensitive(), transfer.occurredAt(), isCounted)));
    }

    private void mark(Persons sent, boolean isCounted) {
        takenSinceSnapshot += sent.size();
        int n = HeldAhead.nonSensitive(isCounted);
        int s = HeldAhead.sensitive(isCounted);
        PersonLog personLog = log != null ? log.persons : held.isNothing() ? PersonLog.forgetful() : new PersonLog();
        add(sent.nonSensitiveOnly(), n, personLog);
        add(sent.both(), n | s, personLog);
        add(sent.sensitiveOnly(), s, personLog);
        if (log == null) {
            held.committed(personLog);
        }
    }

    private void add(Fingerprints fingerprints, int flags, PersonLog personLog) {
        if (fingerprints.size() > 0) {
            persons.addAll(fingerprints, flags, personLog);
        }
    }

    private void declare(String datasetId, Declaration declaration) {
        Declarations.Change change = declarations.declare(datasetId, declaration);
        if (log != null) {
            log.declarations.add(change);
        }
        declared = declarations.totals();
    }

    private void seeTokenKey(String keyId) {
        if (!summary.tokenKeyIds().contains(keyId)) {
            summary = summary.withTokenKey(keyId);
        }
    }
}
