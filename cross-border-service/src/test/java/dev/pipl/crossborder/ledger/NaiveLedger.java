package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The same counting, told the slow and obvious way: sets of tokens, one token at a time. One handler, one year. */
final class NaiveLedger {

    /** Nothing is judged by limits before. */
    static final LocalDate RULES_BEGIN = LocalDate.of(2024, 3, 22);

    /** @param event {@code null} for a change of the profile, of which only the day matters to counts */
    private record Sent(OutboundTransfer event, boolean isCritical, String id, LocalDate day) {}

    record Met(SubjectClass subjectClass, long threshold, OptionalLong ordinal, String eventId) {}

    /** Limits that stand as met. */
    List<Met> crossings = new ArrayList<>();
    /** How many more were met and taken back. */
    int retractions;

    private final List<Limit> limits;
    private final List<Sent> sent = new ArrayList<>();
    private LocalDate latest = LocalDate.MIN;
    private final Set<EventIdentity> voided = new HashSet<>();
    private final List<Entry.GroundDecided> decisions = new ArrayList<>();
    private final Map<SubjectClass, Set<String>> counted = new HashMap<>();
    private final Map<SubjectClass, Set<String>> gross = new HashMap<>();
    private final Map<String, List<Sent>> declarations = new HashMap<>();

    NaiveLedger() {
        this(RouteTable.of(TestLedger.LAW));
    }

    NaiveLedger(RouteTable table) {
        limits = table.limits(RULES_BEGIN);
    }

    void add(OutboundTransfer event) {
        add(event, false);
    }

    void add(OutboundTransfer event, boolean isCritical) {
        take(new Sent(event, isCritical, event.identity().id(), BeijingCalendar.dateOf(event.occurredAt())));
    }

    /** A change of the profile; it moves the day by whose rules the year is judged. */
    void change(String eventId, LocalDate day) {
        take(new Sent(null, false, eventId, day));
    }

    private void take(Sent one) {
        sent.add(one);
        count(one);
    }

    /** Counts everything again, with what is decided now; a limit met both ways keeps its crossing. */
    void decide(Entry entry) {
        if (entry instanceof Entry.VoidApproval approval) {
            voided.add(approval.voided());
        } else if (entry instanceof Entry.GroundDecided decided) {
            decisions.add(decided);
        }
        List<Met> before = crossings;
        crossings = new ArrayList<>();
        counted.clear();
        gross.clear();
        declarations.clear();
        latest = LocalDate.MIN;
        sent.forEach(this::count);
        List<Met> standing = new ArrayList<>(before);
        standing.removeIf(met -> crossings.stream().noneMatch(now -> isSame(now, met)));
        retractions += before.size() - standing.size();
        crossings.stream()
                .filter(now -> before.stream().noneMatch(met -> isSame(now, met)))
                .forEach(standing::add);
        crossings = standing;
    }

    private static boolean isSame(Met one, Met other) {
        return one.subjectClass() == other.subjectClass() && one.threshold() == other.threshold();
    }

    private void count(Sent one) {
        OutboundTransfer event = one.event();
        latest = one.day().isAfter(latest) ? one.day() : latest;
        // What was passed before the rules began is met by the first event under them, and by none of its persons.
        for (SubjectClass subjectClass : SubjectClass.values()) {
            meet(subjectClass, OptionalLong.empty(), one.id());
        }
        if (event == null) {
            return;
        }
        if (voided.contains(event.identity())) {
            return;
        }
        for (SubjectClass subjectClass : SubjectClass.values()) {
            List<String> tokens =
                    subjectClass == SubjectClass.SENSITIVE ? event.sensitiveTokens() : event.nonSensitiveTokens();
            for (String token : tokens) {
                set(gross, subjectClass).add(token);
                if (isCounted(one) && set(counted, subjectClass).add(token)) {
                    meet(
                            subjectClass,
                            OptionalLong.of(set(counted, subjectClass).size()),
                            one.id());
                }
            }
        }
        event.declaredCounts()
                .ifPresent(counts -> declarations
                        .computeIfAbsent(counts.datasetId(), datasetId -> new ArrayList<>())
                        .add(one));
        for (SubjectClass subjectClass : SubjectClass.values()) {
            meet(subjectClass, OptionalLong.empty(), one.id());
        }
    }

    HeadCounts headCounts() {
        return new HeadCounts(headCount(SubjectClass.NON_SENSITIVE), headCount(SubjectClass.SENSITIVE));
    }

    private HeadCount headCount(SubjectClass subjectClass) {
        long persons = set(counted, subjectClass).size();
        long largest = declarations.values().stream()
                .filter(this::countsAny)
                .mapToLong(stated -> newest(stated, subjectClass))
                .max()
                .orElse(0);
        long all = declarations.values().stream()
                .mapToLong(stated -> newest(stated, subjectClass))
                .sum();
        return new HeadCount(
                Math.max(persons, largest),
                persons + declared(subjectClass),
                declared(subjectClass) == 0,
                set(gross, subjectClass).size() + all);
    }

    private void meet(SubjectClass subjectClass, OptionalLong ordinal, String eventId) {
        if (latest.isBefore(RULES_BEGIN)) {
            return;
        }
        long upper = set(counted, subjectClass).size() + declared(subjectClass);
        for (Limit limit : limits) {
            if (limit.subjectClass() == subjectClass
                    && upper >= limit.firstCount()
                    && crossings.stream()
                            .noneMatch(met ->
                                    met.subjectClass() == subjectClass && met.threshold() == limit.firstCount())) {
                crossings.add(new Met(subjectClass, limit.firstCount(), ordinal, eventId));
            }
        }
    }

    private long declared(SubjectClass subjectClass) {
        return declarations.values().stream()
                .filter(this::countsAny)
                .mapToLong(stated -> newest(stated, subjectClass))
                .sum();
    }

    /** The largest number among the newest declarations of one data set. */
    private static long newest(List<Sent> stated, SubjectClass subjectClass) {
        return ofLastMoment(stated)
                .mapToLong(one -> declared(one.event(), subjectClass))
                .max()
                .orElseThrow();
    }

    private boolean countsAny(List<Sent> stated) {
        return ofLastMoment(stated).anyMatch(this::isCounted);
    }

    private static Stream<Sent> ofLastMoment(List<Sent> stated) {
        Instant last = stated.stream()
                .map(one -> one.event().occurredAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return stated.stream().filter(one -> one.event().occurredAt().equals(last));
    }

    private static long declared(OutboundTransfer event, SubjectClass subjectClass) {
        DeclaredCounts counts = event.declaredCounts().orElseThrow();
        return subjectClass == SubjectClass.SENSITIVE ? counts.sensitive() : counts.nonSensitive();
    }

    /** The last decision on the claim that covers the day; without one a critical operator's claim waits and counts. */
    private boolean isCounted(Sent one) {
        // A ground honoured by rules that had not begun exempts nobody.
        if (one.event().exemption().isEmpty() || one.day().isBefore(RULES_BEGIN)) {
            return true;
        }
        ExemptionClaim claim = one.event().exemption().get();
        LocalDate day = BeijingCalendar.dateOf(one.event().occurredAt());
        boolean isCounted = one.isCritical();
        for (Entry.GroundDecided decided : decisions) {
            boolean isAbout = decided.ground() == claim.ground()
                    && decided.evidence().equals(claim.evidence())
                    && decided.from().filter(day::isBefore).isEmpty();
            if (isAbout) {
                isCounted = !decided.honoured();
            }
        }
        return isCounted;
    }

    private static Set<String> set(Map<SubjectClass, Set<String>> sets, SubjectClass subjectClass) {
        return sets.computeIfAbsent(subjectClass, key -> new HashSet<>());
    }
}
