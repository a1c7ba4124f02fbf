package dev.pipl.crossborder.review;

import dev.pipl.crossborder.condition.Conditions;
import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.mechanism.Coverage;
import dev.pipl.crossborder.mechanism.Gap;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.PlannedTransfer;
import dev.pipl.crossborder.mechanism.QuotaUse;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.mechanism.Validity;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.BeijingCalendar;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds whose scope a transfer left that no mechanism covers. Thread-safe. */
final class JudgeScope {

    /** With these the mechanism was no mechanism for the matter at all, whatever its scope. */
    private static final Set<Gap.Reason> NO_SCOPE_TO_LEAVE =
            EnumSet.of(Gap.Reason.NOT_IN_FORCE, Gap.Reason.BARRED, Gap.Reason.BAY_AREA);

    private final Coverage coverage;

    JudgeScope(Provisions law) {
        coverage = Coverage.of(law);
    }

    /** The mechanism in force that comes nearest to covering the transfer, and what of it the transfer left. */
    Optional<JudgeTransfer.Wrong> left(TransferFile file, Route route, Conditions onRecord) {
        PlannedTransfer transfer = new PlannedTransfer(
                file.occurredAt(),
                file.recipientId(),
                file.greaterBayArea(),
                file.purpose(),
                file.categories(),
                file.carries(),
                file.importantData());
        return coverage
                .judge(
                        asked(route),
                        onRecord.mechanisms(),
                        transfer,
                        mechanism -> counts(mechanism, file, onRecord),
                        onRecord.isBarred())
                .entrySet()
                .stream()
                .filter(judged -> isInScopeOf(judged.getKey(), judged.getValue()))
                .min(Comparator.comparingInt((Map.Entry<Mechanism, List<Gap>> judged) ->
                                judged.getValue().size())
                        .thenComparing(judged -> judged.getKey().id()))
                .map(nearest -> wrong(file, nearest.getKey(), nearest.getValue()));
    }

    /** A contract is concluded with its recipient: what goes to another one is not outside of it, but has none. */
    private static boolean isInScopeOf(Mechanism mechanism, List<Gap> gaps) {
        boolean isAnothersContract = mechanism.kind() == MechanismKind.STANDARD_CONTRACT
                || mechanism.kind() == MechanismKind.BAY_AREA_CONTRACT;
        return !gaps.isEmpty()
                && gaps.stream()
                        .map(Gap::reason)
                        .noneMatch(reason -> NO_SCOPE_TO_LEAVE.contains(reason)
                                || (isAnothersContract && reason == Gap.Reason.RECIPIENT));
    }

    private static JudgeTransfer.Wrong wrong(TransferFile file, Mechanism mechanism, List<Gap> gaps) {
        String parts = gaps.stream()
                .map(gap -> gap.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .distinct()
                .collect(Collectors.joining(","));
        FindingSubject subject = new FindingSubject(
                file.recipientId(), Optional.of(file.purpose()), Optional.of(mechanism.id()), Optional.of(parts));
        List<String> provisions =
                gaps.stream().map(gap -> gap.finding().provision()).distinct().toList();
        return new JudgeTransfer.Wrong(
                Defect.MECHANISM_SCOPE_LEFT, subject, gaps.get(0).finding(), provisions);
    }

    /** What an item of a zone's list asks for is not known here; a passed assessment satisfies whatever it may be. */
    private static Route asked(Route route) {
        return route == Route.FREE_TRADE_ZONE_LIST ? Route.SECURITY_ASSESSMENT : route;
    }

    private static TermCounts counts(Mechanism mechanism, TransferFile file, Conditions onRecord) {
        TermCounts thisYear = new TermCounts(
                onRecord.projected().nonSensitive().counted(),
                onRecord.projected().sensitive().counted());
        int year = BeijingCalendar.yearOf(file.occurredAt());
        Optional<Validity> term = mechanism.validities().stream()
                .filter(validity -> validity.covers(file.occurredAt()))
                .findFirst();
        return term.map(validity -> QuotaUse.of(
                                mechanism.kind(),
                                validity,
                                file.occurredAt(),
                                one -> one == year
                                        ? thisYear
                                        : onRecord.earlierYears().getOrDefault(one, TermCounts.NOBODY))
                        .used())
                .orElse(thisYear);
    }
}
