package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
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

    record Met(SubjectClass subjectClass, long threshold, OptionalLong ordinal, String eventId) {}

    final List<Met> crossings = new ArrayList<>();
    private final Map<SubjectClass, Set<String>> counted = new HashMap<>();
    private final Map<SubjectClass, Set<String>> gross = new HashMap<>();
    private final Map<String, List<OutboundTransfer>> declarations = new HashMap<>();

    void add(OutboundTransfer event) {
        for (SubjectClass subjectClass : SubjectClass.values()) {
            List<String> tokens =
                    subjectClass == SubjectClass.SENSITIVE ? event.sensitiveTokens() : event.nonSensitiveTokens();
            for (String token : tokens) {
                set(gross, subjectClass).add(token);
                if (isCounted(event) && set(counted, subjectClass).add(token)) {
                    meet(
                            subjectClass,
                            OptionalLong.of(set(counted, subjectClass).size()),
                            event);
                }
            }
        }
        event.declaredCounts()
                .ifPresent(counts -> declarations
                        .computeIfAbsent(counts.datasetId(), datasetId -> new ArrayList<>())
                        .add(event));
        for (SubjectClass subjectClass : SubjectClass.values()) {
            meet(subjectClass, OptionalLong.empty(), event);
        }
    }

    HeadCounts headCounts() {
        return new HeadCounts(headCount(SubjectClass.NON_SENSITIVE), headCount(SubjectClass.SENSITIVE));
    }

    private HeadCount headCount(SubjectClass subjectClass) {
        long persons = set(counted, subjectClass).size();
        long largest = declarations.values().stream()
                .filter(NaiveLedger::countsAny)
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

    private void meet(SubjectClass subjectClass, OptionalLong ordinal, OutboundTransfer event) {
        long upper = set(counted, subjectClass).size() + declared(subjectClass);
        for (Limit limit : RouteTable.of(TestLedger.LAW).limits(LocalDate.of(2026, 6, 1))) {
            boolean isKnown = crossings.stream()
                    .anyMatch(
                            met -> met.subjectClass() == limit.subjectClass() && met.threshold() == limit.firstCount());
            if (limit.subjectClass() == subjectClass && upper >= limit.firstCount() && !isKnown) {
                crossings.add(new Met(
                        subjectClass,
                        limit.firstCount(),
                        ordinal,
                        event.identity().id()));
            }
        }
    }

    private long declared(SubjectClass subjectClass) {
        return declarations.values().stream()
                .filter(NaiveLedger::countsAny)
                .mapToLong(stated -> newest(stated, subjectClass))
                .sum();
    }

    /** The largest number among the newest declarations of one data set. */
    private static long newest(List<OutboundTransfer> stated, SubjectClass subjectClass) {
        return ofLastMoment(stated)
                .mapToLong(event -> declared(event, subjectClass))
                .max()
                .orElseThrow();
    }

    private static boolean countsAny(List<OutboundTransfer> stated) {
        return ofLastMoment(stated).anyMatch(NaiveLedger::isCounted);
    }

    private static Stream<OutboundTransfer> ofLastMoment(List<OutboundTransfer> stated) {
        Instant last = stated.stream()
                .map(OutboundTransfer::occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return stated.stream().filter(event -> event.occurredAt().equals(last));
    }

    private static long declared(OutboundTransfer event, SubjectClass subjectClass) {
        DeclaredCounts counts = event.declaredCounts().orElseThrow();
        return subjectClass == SubjectClass.SENSITIVE ? counts.sensitive() : counts.nonSensitive();
    }

    private static boolean isCounted(OutboundTransfer event) {
        return event.exemption().isEmpty();
    }

    private static Set<String> set(Map<SubjectClass, Set<String>> sets, SubjectClass subjectClass) {
        return sets.computeIfAbsent(subjectClass, key -> new HashSet<>());
    }
}
