package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.ledger.Violation.Invariant;
import dev.pipl.crossborder.route.YearStanding;
import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What must hold after a run, told from the rows, the log and the answers alone. */
final class Invariants {

    /** Of longer years some prefixes are asked about; every row is compared with the oracle's figures. */
    private static final int PREFIXES_ASKED_MAX = 6;

    record YearOf(String handlerId, int year) {}

    record StoredRow(LedgerRow row, List<Entry> entries) {}

    private final SimulatedWorld world;
    private final List<Violation> violations;
    private final List<StoredRow> rows = new ArrayList<>();
    private final Map<YearOf, NaiveLedger> oracle =
            new TreeMap<>(Comparator.comparing(YearOf::handlerId).thenComparing(YearOf::year));

    Invariants(SimulatedWorld world) {
        this.world = world;
        this.violations = world.violations;
        for (LedgerRow row : world.store.allRows()) {
            rows.add(new StoredRow(
                    row,
                    RowCodec.decode(row.handlerId(), row.year(), row.body()).entries()));
        }
    }

    /** @param order what events are put into another order by */
    void check(Random order) {
        guarded(Invariant.I5_NO_EVENT_IS_ACCEPTED_TWICE, this::noEventIsAcceptedTwice);
        guarded(Invariant.I4_THE_CHAIN_VERIFIES, this::theChainVerifies);
        guarded(Invariant.I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX, this::everyRowStatesItsPrefix);
        guarded(Invariant.I1_COUNTS_ARE_THOSE_OF_THE_ORACLE, this::countsAreThoseOfTheOracle);
        guarded(Invariant.I3_EVERY_CROSSING_ONCE_AT_ITS_PERSON, this::everyCrossingIsToldOnce);
        guarded(Invariant.I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX, () -> everyPrefixIsAnswered(order));
        guarded(Invariant.I9_EVERY_YEAR_STANDS_BY_THE_NEWEST_PROFILE, this::everyYearStandsByTheNewestProfile);
        guarded(Invariant.I6_THE_OFFSET_IS_NEVER_AHEAD_OF_THE_LEDGER, this::theOffsetIsNotAhead);
        guarded(Invariant.I8_EVERYTHING_SENT_IS_ACCEPTED_REJECTED_OR_A_DUPLICATE, this::everythingSentIsAccountedFor);
        guarded(
                Invariant.I7_ORDER_AND_DUPLICATION_DO_NOT_MATTER,
                () -> new OtherOrder(world, rows, order)
                        .differences()
                        .forEach(what -> violated(Invariant.I7_ORDER_AND_DUPLICATION_DO_NOT_MATTER, what)));
    }

    /** The run may have left anything behind: what cannot even be asked does not hold either. */
    private void guarded(Invariant invariant, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException | AssertionError e) {
            violated(invariant, "cannot be asked: " + e);
        }
    }

    private void require(boolean holds, Invariant invariant, Object what) {
        if (!holds) {
            violated(invariant, what.toString());
        }
    }

    private void requireEqual(Object actual, Object expected, Invariant invariant, Object where) {
        if (!Objects.equals(actual, expected)) {
            violated(invariant, where + ": " + actual + " instead of " + expected);
        }
    }

    private void violated(Invariant invariant, String what) {
        violations.add(new Violation(invariant, what));
    }

    private void noEventIsAcceptedTwice() {
        Set<EventIdentity> seen = new HashSet<>();
        for (StoredRow stored : rows) {
            for (Entry entry : stored.entries()) {
                if (entry instanceof Entry.Recorded event) {
                    require(seen.add(event.identity()), Invariant.I5_NO_EVENT_IS_ACCEPTED_TWICE, event.identity());
                }
            }
        }
    }

    private void theChainVerifies() {
        Map<YearOf, LedgerRow> last = new HashMap<>();
        Map<String, Long> turns = new HashMap<>();
        for (StoredRow stored : rows) {
            LedgerRow row = stored.row();
            YearOf of = new YearOf(row.handlerId(), row.year());
            LedgerRow before = last.put(of, row);
            byte[] hashBefore = before == null ? RowChain.origin() : before.hash();
            long sequence = before == null ? 1 : before.sequence() + 1;
            long turn = turns.merge(row.handlerId(), 1L, Long::sum);
            require(
                    RowChain.follows(hashBefore, row) && row.sequence() == sequence && row.turn() == turn,
                    Invariant.I4_THE_CHAIN_VERIFIES,
                    of + " at row " + row.sequence() + ", turn " + row.turn());
        }
    }

    private void everyRowStatesItsPrefix() {
        for (StoredRow stored : rows) {
            LedgerRow row = stored.row();
            YearOf of = new YearOf(row.handlerId(), row.year());
            NaiveLedger naive = oracle.computeIfAbsent(of, key -> new NaiveLedger(world.law.table()));
            stored.entries().forEach(entry -> add(naive, entry, row.year()));
            HeadCounts counts = naive.headCounts();
            requireEqual(
                    row.nonSensitive() + " and " + row.sensitive(),
                    counts.nonSensitive().upper() + " and " + counts.sensitive().upper(),
                    Invariant.I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX,
                    of + ", row " + row.sequence());
        }
    }

    private void add(NaiveLedger naive, Entry entry, int year) {
        if (entry instanceof Entry.Transfer transfer) {
            naive.add(asSent(transfer), transfer.handler().facts().criticalInfrastructureOperator());
        } else if (entry instanceof Entry.Profile profile) {
            LocalDate day = BeijingCalendar.dateOf(profile.effectiveAt());
            LocalDate start = LocalDate.of(year, 1, 1);
            naive.change(profile.eventId(), day.isBefore(start) ? start : day);
        } else {
            naive.decide(entry);
        }
    }

    private OutboundTransfer asSent(Entry.Transfer transfer) {
        Map<ContentHash, OutboundTransfer> sent = world.read.getOrDefault(transfer.identity(), Map.of());
        return Objects.requireNonNull(sent.get(transfer.content()), "never sent: " + transfer.identity());
    }

    private void countsAreThoseOfTheOracle() {
        LedgerReader reader = world.afresh().reader();
        oracle.forEach((of, naive) -> {
            YearView year = reader.year(of.handlerId(), of.year());
            requireEqual(year.headCounts(), naive.headCounts(), Invariant.I1_COUNTS_ARE_THOSE_OF_THE_ORACLE, of);
            List<NaiveLedger.Met> standing = year.standingCrossings().stream()
                    .map(crossing -> new NaiveLedger.Met(
                            crossing.subjectClass(), crossing.threshold(), crossing.ordinal(), crossing.eventId()))
                    .toList();
            requireEqual(standing, naive.crossings, Invariant.I3_EVERY_CROSSING_ONCE_AT_ITS_PERSON, of);
            requireEqual(
                    year.retractions().size(),
                    naive.retractions,
                    Invariant.I3_EVERY_CROSSING_ONCE_AT_ITS_PERSON,
                    of + ", retracted");
            requireEqual(
                    year.crossings().size(),
                    naive.crossings.size() + naive.retractions,
                    Invariant.I3_EVERY_CROSSING_ONCE_AT_ITS_PERSON,
                    of + ", ever met");
            naive.crossings.forEach(met -> world.census.count(
                    met.ordinal().isPresent() ? "limit met by a person" : "limit met by a declaration"));
            year.retractions().forEach(retraction -> world.census.count("limit retracted"));
        });
    }

    private void everyCrossingIsToldOnce() {
        long crossings = oracle.values().stream()
                .mapToLong(naive -> naive.crossings.size() + naive.retractions)
                .sum();
        List<String> told = world.store.published.stream()
                .filter(outgoing -> outgoing.event().type().equals("dev.pipl.crossborder.threshold-crossed.v1"))
                .map(outgoing -> outgoing.event().id())
                .toList();
        requireEqual(
                (long) new HashSet<>(told).size(),
                (long) told.size(),
                Invariant.I3_EVERY_CROSSING_ONCE_AT_ITS_PERSON,
                "told twice");
        requireEqual((long) told.size(), crossings, Invariant.I3_EVERY_CROSSING_ONCE_AT_ITS_PERSON, "told");
    }

    private void everyPrefixIsAnswered(Random order) {
        LedgerReader reader = world.afresh().reader();
        Map<YearOf, List<LedgerRow>> years =
                new TreeMap<>(Comparator.comparing(YearOf::handlerId).thenComparing(YearOf::year));
        rows.forEach(stored -> years.computeIfAbsent(
                        new YearOf(stored.row().handlerId(), stored.row().year()), of -> new ArrayList<>())
                .add(stored.row()));
        years.forEach((of, all) -> {
            for (int i = 0; i < Math.min(PREFIXES_ASKED_MAX, all.size()); i++) {
                LedgerRow row = all.get(all.size() <= PREFIXES_ASKED_MAX ? i : order.nextInt(all.size()));
                HeadCounts then = reader.yearAsOf(of.handlerId(), of.year(), row.sequence())
                        .orElseThrow()
                        .headCounts();
                requireEqual(
                        then.nonSensitive().upper() + " and " + then.sensitive().upper(),
                        row.nonSensitive() + " and " + row.sensitive(),
                        Invariant.I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX,
                        of + " as of row " + row.sequence());
            }
        });
    }

    /** By the facts that hold now, or held at the year's end; by those of its latest day where that is ahead of the clock. */
    private void everyYearStandsByTheNewestProfile() {
        LocalDate today = BeijingCalendar.today(world.clock);
        LoadHandler load = new LoadHandler(() -> 1);
        oracle.keySet().stream()
                .map(YearOf::handlerId)
                .distinct()
                .forEach(handlerId -> load.load(world.store, handlerId).years.forEach((year, state) -> {
                    YearStanding standing = state.summary().standing();
                    if (standing.on() != null) {
                        LocalDate end = LocalDate.of(year, 12, 31);
                        LocalDate day = today.isBefore(end) ? today : end;
                        requireEqual(
                                standing.facts(),
                                world.registry
                                        .handler(handlerId)
                                        .on(standing.on().isAfter(day) ? standing.on() : day)
                                        .facts(),
                                Invariant.I9_EVERY_YEAR_STANDS_BY_THE_NEWEST_PROFILE,
                                handlerId + ", " + year);
                    }
                }));
    }

    private void theOffsetIsNotAhead() {
        Map<EventIdentity, ContentHash> recorded = new HashMap<>();
        rows.forEach(stored -> stored.entries().forEach(entry -> {
            if (entry instanceof Entry.Recorded event) {
                recorded.put(event.identity(), event.content());
            }
        }));
        Set<Coordinates> rejected = new HashSet<>();
        world.store.rejected.forEach(kept -> require(
                rejected.add(kept.coordinates()),
                Invariant.I8_EVERYTHING_SENT_IS_ACCEPTED_REJECTED_OR_A_DUPLICATE,
                "rejected twice at " + kept.coordinates()));
        for (int partition = 0; partition < world.log.partitionCount(); partition++) {
            for (long offset : world.log.offsets(partition)) {
                if (offset < world.position(partition)) {
                    Submission submission = world.readAgain(partition, offset);
                    boolean isRecorded = submission instanceof Arrival arrival
                            && arrival.event()
                                    .content()
                                    .equals(recorded.get(arrival.event().identity()));
                    require(
                            isRecorded || rejected.contains(submission.coordinates()),
                            Invariant.I6_THE_OFFSET_IS_NEVER_AHEAD_OF_THE_LEDGER,
                            "neither recorded nor rejected: " + submission.coordinates());
                }
            }
        }
    }

    private void everythingSentIsAccountedFor() {
        long records = 0;
        for (int partition = 0; partition < world.log.partitionCount(); partition++) {
            long next = world.position(partition);
            records += world.log.offsets(partition).stream()
                    .filter(offset -> offset < next)
                    .count();
        }
        Invariant invariant = Invariant.I8_EVERYTHING_SENT_IS_ACCEPTED_REJECTED_OR_A_DUPLICATE;
        List<Outcome> outcomes = new ArrayList<>(world.accounts.overKafka);
        requireEqual((long) outcomes.size(), records, invariant, "outcomes of records");
        world.accounts.overHttp.values().forEach(outcomes::addAll);
        world.answers.forEach((requestId, answer) ->
                requireEqual(answer, world.accounts.overHttp.get(requestId), invariant, "the answer to " + requestId));
        requireEqual(
                outcomes.stream().filter(Outcome.Accepted.class::isInstance).count(),
                rows.stream()
                        .flatMap(stored -> stored.entries().stream())
                        .filter(Entry.Recorded.class::isInstance)
                        .count(),
                invariant,
                "accepted");
        requireEqual(
                outcomes.stream().filter(Outcome.Rejected.class::isInstance).count(),
                (long) world.store.rejected.size(),
                invariant,
                "rejected");
        outcomes.forEach(outcome -> world.census.count(
                outcome instanceof Outcome.Rejected rejected
                        ? "rejected " + rejected.code().code()
                        : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    }
}
