package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.Gap.Reason.BARRED;
import static dev.pipl.crossborder.mechanism.Gap.Reason.BAY_AREA;
import static dev.pipl.crossborder.mechanism.Gap.Reason.BOUND_BY_ASSESSMENT;
import static dev.pipl.crossborder.mechanism.Gap.Reason.CATEGORY;
import static dev.pipl.crossborder.mechanism.Gap.Reason.IMPORTANT_DATA;
import static dev.pipl.crossborder.mechanism.Gap.Reason.NOT_IN_FORCE;
import static dev.pipl.crossborder.mechanism.Gap.Reason.PURPOSE;
import static dev.pipl.crossborder.mechanism.Gap.Reason.RECIPIENT;
import static dev.pipl.crossborder.mechanism.Gap.Reason.SENSITIVE;
import static dev.pipl.crossborder.mechanism.Gap.Reason.VOLUME;

import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Whether mechanisms cover a transfer: in force when it takes place, and every part of it within their scope. */
public final class Coverage {

    private final GapTexts texts;

    private Coverage(GapTexts texts) {
        this.texts = texts;
    }

    /** Coverage by these provisions. */
    public static Coverage of(Provisions provisions) {
        return new Coverage(new GapTexts(provisions));
    }

    /**
     * The kinds of mechanism that satisfy a route; none for a route that needs no mechanism, or that none satisfies. The
     * contract of the Greater Bay Area does so for recipients inside the Area only.
     */
    public static Set<MechanismKind> satisfying(Route route) {
        return switch (route) {
            case SECURITY_ASSESSMENT -> EnumSet.of(MechanismKind.SECURITY_ASSESSMENT);
            case STATE_ORGAN_ASSESSMENT -> EnumSet.of(MechanismKind.STATE_ORGAN_ASSESSMENT);
            case CONTRACT_OR_CERTIFICATION -> EnumSet.complementOf(EnumSet.of(MechanismKind.STATE_ORGAN_ASSESSMENT));
            case NONE, EXEMPT_GROUND, EXEMPT_VOLUME, FREE_TRADE_ZONE_LIST, BLOCKED ->
                EnumSet.noneOf(MechanismKind.class);
        };
    }

    /**
     * Every mechanism that could satisfy the route, with what it leaves uncovered; an empty list of gaps covers the
     * transfer. In the order given.
     *
     * @param counts what the mechanism's term would hold with the transfer included
     * @param barred {@link Mechanisms#bars} for the transfer's matter
     */
    public Map<Mechanism, List<Gap>> judge(
            Route route,
            List<Mechanism> mechanisms,
            PlannedTransfer transfer,
            Function<Mechanism, TermCounts> counts,
            boolean barred) {
        Set<MechanismKind> satisfying = satisfying(route);
        boolean isBound = mechanisms.stream().anyMatch(mechanism -> binds(mechanism, transfer));
        Map<Mechanism, List<Gap>> judged = new LinkedHashMap<>();
        for (Mechanism mechanism : mechanisms) {
            if (satisfying.contains(mechanism.kind())) {
                List<Gap> gaps = new ArrayList<>(gaps(mechanism, transfer, counts.apply(mechanism), barred));
                if (isBound && isContractOrCertificate(mechanism.kind())) {
                    gaps.add(texts.gap(BOUND_BY_ASSESSMENT, mechanism, transfer, Map.of()));
                }
                judged.put(mechanism, List.copyOf(gaps));
            }
        }
        return judged;
    }

    /**
     * What of the transfer the mechanism does not cover; empty when it covers it.
     *
     * @param projected the persons of the mechanism's term, the transfer included
     * @param barred {@link Mechanisms#bars} for the transfer's matter; only contracts and certificates heed it
     */
    public List<Gap> gaps(Mechanism mechanism, PlannedTransfer transfer, TermCounts projected, boolean barred) {
        List<Gap> gaps = new ArrayList<>();
        if (barred && isContractOrCertificate(mechanism.kind())) {
            gaps.add(texts.gap(BARRED, mechanism, transfer, Map.of()));
        }
        Scope scope = mechanism.scopeAt(transfer.moment()).orElse(null);
        if (scope == null) {
            gaps.add(texts.gap(NOT_IN_FORCE, mechanism, transfer, Map.of("state", mechanism.state())));
            return gaps;
        }
        contents(gaps, mechanism, scope, transfer);
        for (SubjectClass each : SubjectClass.values()) {
            scope.personsMax(each).ifPresent(max -> {
                if (transfer.classes().contains(each) && projected.of(each) > max) {
                    gaps.add(texts.gap(VOLUME, mechanism, transfer, scale(each, max, projected.of(each))));
                }
            });
        }
        return gaps;
    }

    private void contents(List<Gap> gaps, Mechanism mechanism, Scope scope, PlannedTransfer transfer) {
        if (!scope.coversRecipient(transfer.recipientId())) {
            gaps.add(texts.gap(RECIPIENT, mechanism, transfer, Map.of("recipientId", transfer.recipientId())));
        }
        if (mechanism.kind() == MechanismKind.BAY_AREA_CONTRACT && !transfer.recipientInBayArea()) {
            gaps.add(texts.gap(BAY_AREA, mechanism, transfer, Map.of("recipientId", transfer.recipientId())));
        }
        if (!scope.coversPurpose(transfer.purpose())) {
            gaps.add(texts.gap(PURPOSE, mechanism, transfer, Map.of()));
        }
        List<String> beyond = transfer.categories().stream()
                .filter(category -> !scope.coversCategory(category))
                .sorted()
                .toList();
        if (!beyond.isEmpty()) {
            gaps.add(texts.gap(CATEGORY, mechanism, transfer, Map.of("categories", beyond)));
        }
        if (transfer.classes().contains(SubjectClass.SENSITIVE) && !scope.sensitive()) {
            gaps.add(texts.gap(SENSITIVE, mechanism, transfer, Map.of()));
        }
        if (transfer.importantData() && !scope.importantData()) {
            gaps.add(texts.gap(IMPORTANT_DATA, mechanism, transfer, Map.of()));
        }
    }

    /** A passed assessment of the matter binds while it is in force (QA-JAN 1). */
    private static boolean binds(Mechanism mechanism, PlannedTransfer transfer) {
        return mechanism.kind() == MechanismKind.SECURITY_ASSESSMENT
                && mechanism
                        .scopeAt(transfer.moment())
                        .filter(scope -> scope.coversRecipient(transfer.recipientId())
                                && scope.coversPurpose(transfer.purpose()))
                        .isPresent();
    }

    private static boolean isContractOrCertificate(MechanismKind kind) {
        return kind == MechanismKind.STANDARD_CONTRACT
                || kind == MechanismKind.BAY_AREA_CONTRACT
                || kind == MechanismKind.CERTIFICATE;
    }

    private static Map<String, Object> scale(SubjectClass subjectClass, long max, long projected) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("class", subjectClass.wireName());
        inputs.put("allowed", max);
        inputs.put("projected", projected);
        return inputs;
    }
}
