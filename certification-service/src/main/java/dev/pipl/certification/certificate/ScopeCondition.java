package dev.pipl.certification.certificate;

import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.YearFigures;
import java.util.OptionalLong;

/**
 * The conditions of CERT-5, each by itself. Looked at apart, so that each one a holder leaves is one finding, told once, whatever
 * else has happened to the holder before.
 */
public enum ScopeCondition {
    NON_SENSITIVE_COUNT(true) {
        @Override
        YearFigures figures(YearFigures all) {
            return new YearFigures(all.nonSensitive(), ClassCount.NOBODY, false, false);
        }
    },
    SENSITIVE_COUNT(true) {
        @Override
        YearFigures figures(YearFigures all) {
            return new YearFigures(ClassCount.NOBODY, all.sensitive(), false, false);
        }
    },
    IMPORTANT_DATA(true) {
        @Override
        YearFigures figures(YearFigures all) {
            return new YearFigures(ClassCount.NOBODY, ClassCount.NOBODY, all.importantData(), false);
        }
    },
    CRITICAL_INFRASTRUCTURE(false) {
        @Override
        HandlerFacts facts(HandlerFacts all) {
            return new HandlerFacts(HandlerKind.ENTERPRISE, all.criticalInfrastructureOperator(), OptionalLong.empty());
        }
    },
    HANDLER_KIND(false) {
        @Override
        HandlerFacts facts(HandlerFacts all) {
            return new HandlerFacts(all.kind(), false, OptionalLong.empty());
        }
    };

    private static final HandlerFacts UNREMARKABLE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private final boolean ofTheYear;

    ScopeCondition(boolean ofTheYear) {
        this.ofTheYear = ofTheYear;
    }

    /** Whether it concerns what was sent in a calendar year; otherwise what the holder is. */
    public boolean isOfTheYear() {
        return ofTheYear;
    }

    /** The handler with nothing remarkable but what this condition looks at. */
    HandlerFacts facts(HandlerFacts all) {
        return UNREMARKABLE;
    }

    /** The year with nothing in it but what this condition looks at. */
    YearFigures figures(YearFigures all) {
        return YearFigures.NOTHING_SENT;
    }
}
