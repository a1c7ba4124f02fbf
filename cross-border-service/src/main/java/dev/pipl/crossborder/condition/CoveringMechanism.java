package dev.pipl.crossborder.condition;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds what carries a transfer: a mechanism that satisfies its strictest route, was in force at its moment, and covers
 * recipient, purpose, all categories, all classes and the scale. One mechanism must carry all of it.
 */
final class CoveringMechanism {

    /** The covering mechanism, a passed assessment before others; empty for a route that asks for none. */
    Optional<Mechanism> find(TransferFile file, Route route, Conditions conditions) {
        return conditions.mechanisms().stream()
                .filter(mechanism -> satisfies(mechanism.kind(), route, file.greaterBayArea()))
                .filter(mechanism -> mechanism
                        .scopeAt(file.occurredAt())
                        .filter(scope -> covers(scope, file, conditions.projected()))
                        .isPresent())
                .min(Comparator.comparing(Mechanism::kind));
    }

    private static boolean satisfies(MechanismKind kind, Route route, boolean greaterBayArea) {
        return switch (route) {
            case CONTRACT_OR_CERTIFICATION ->
                switch (kind) {
                    case SECURITY_ASSESSMENT, STANDARD_CONTRACT, CERTIFICATE -> true;
                    case BAY_AREA_CONTRACT -> greaterBayArea;
                    case STATE_ORGAN_ASSESSMENT -> false;
                };
            // What a zone's item asks for is not known here; the assessment satisfies whatever it may be.
            case SECURITY_ASSESSMENT, FREE_TRADE_ZONE_LIST -> kind == MechanismKind.SECURITY_ASSESSMENT;
            case STATE_ORGAN_ASSESSMENT -> kind == MechanismKind.STATE_ORGAN_ASSESSMENT;
            case NONE, EXEMPT_GROUND, EXEMPT_VOLUME, BLOCKED -> false;
        };
    }

    private static boolean covers(Scope scope, TransferFile file, YearFigures projected) {
        return scope.recipientIds().contains(file.recipientId())
                && scope.purposes().contains(file.purpose())
                && scope.categories().containsAll(file.categories())
                && (scope.sensitive() || !file.carries().contains(SubjectClass.SENSITIVE))
                && (scope.importantData() || !file.importantData())
                && isWithin(scope.personsMax(), projected.nonSensitive().counted())
                && isWithin(scope.sensitivePersonsMax(), projected.sensitive().counted());
    }

    private static boolean isWithin(OptionalLong max, long persons) {
        return max.isEmpty() || persons <= max.getAsLong();
    }
}
