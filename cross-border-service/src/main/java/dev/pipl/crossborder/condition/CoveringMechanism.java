package dev.pipl.crossborder.condition;

import dev.pipl.crossborder.mechanism.Coverage;
import dev.pipl.crossborder.mechanism.Gap;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.PlannedTransfer;
import dev.pipl.crossborder.mechanism.QuotaUse;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.BeijingCalendar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what carries a transfer: one mechanism that satisfies its strictest route and leaves nothing of it uncovered, for
 * a transfer of both kinds of information needs the mechanism for all of it.
 */
final class CoveringMechanism {

    private final Coverage coverage;

    CoveringMechanism(Provisions provisions) {
        coverage = Coverage.of(provisions);
    }

    /**
     * The answer.
     *
     * @param mechanism the covering one, a passed assessment before others; empty for a route that asks for none
     * @param gaps where none covers: what those that concern this recipient leave uncovered
     */
    record Answer(Optional<Mechanism> mechanism, List<Finding> gaps) {}

    Answer find(TransferFile file, Route route, Conditions conditions) {
        PlannedTransfer planned = new PlannedTransfer(
                file.occurredAt(),
                file.recipientId(),
                file.greaterBayArea(),
                file.purpose(),
                file.categories(),
                file.carries(),
                file.importantData());
        Map<Mechanism, List<Gap>> judged = coverage.judge(
                asked(route),
                conditions.mechanisms(),
                planned,
                mechanism -> used(mechanism, file, conditions),
                conditions.isBarred());
        Optional<Mechanism> covering = judged.entrySet().stream()
                .filter(one -> one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(Mechanism::kind));
        if (covering.isPresent()) {
            return new Answer(covering, List.of());
        }
        return new Answer(
                Optional.empty(),
                judged.entrySet().stream()
                        .filter(one -> concerns(one.getKey(), file))
                        .flatMap(one -> one.getValue().stream())
                        .map(Gap::finding)
                        .toList());
    }

    /** What an item of a zone's list asks for is not on record; a passed assessment satisfies whatever it may be. */
    private static Route asked(Route route) {
        return route == Route.FREE_TRADE_ZONE_LIST ? Route.SECURITY_ASSESSMENT : route;
    }

    private static boolean concerns(Mechanism mechanism, TransferFile file) {
        return mechanism.validities().stream()
                .anyMatch(validity -> validity.scope().coversRecipient(file.recipientId()));
    }

    private static TermCounts used(Mechanism mechanism, TransferFile file, Conditions conditions) {
        int year = BeijingCalendar.yearOf(file.occurredAt());
        TermCounts projected = new TermCounts(
                conditions.projected().nonSensitive().counted(),
                conditions.projected().sensitive().counted());
        Optional<Validity> term = mechanism.validities().stream()
                .filter(validity -> validity.covers(file.occurredAt()))
                .findFirst();
        return term.map(validity -> QuotaUse.of(
                                mechanism.kind(),
                                validity,
                                file.occurredAt(),
                                each -> each == year
                                        ? projected
                                        : conditions.earlierYears().getOrDefault(each, TermCounts.NOBODY))
                        .used())
                .orElse(projected);
    }
}
