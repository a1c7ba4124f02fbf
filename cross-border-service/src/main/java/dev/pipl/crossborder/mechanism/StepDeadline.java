package dev.pipl.crossborder.mechanism;

import dev.pipl.law.Bilingual;
import dev.pipl.law.time.LegalDeadline;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A deadline of one step of a mechanism.
 *
 * @param metOn the day the step was taken; empty while it was not
 */
public record StepDeadline(Clock clock, LegalDeadline legal, Optional<LocalDate> metOn) {

    public StepDeadline {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(legal, "legal");
        Objects.requireNonNull(metOn, "metOn");
    }

    /** Whether it was missed: taken late, or not taken by that day. A right that lapses is not missed. */
    public boolean isMissed(LocalDate today) {
        return clock.obliged != Obliged.NOBODY && legal.isPast(metOn.orElse(today));
    }

    StepDeadline metOn(LocalDate day) {
        return new StepDeadline(clock, legal, Optional.of(day));
    }

    /** Whose deadline it is. */
    public enum Obliged {
        HANDLER,
        AUTHORITY,
        /** A right of the handler's, which lapses. */
        NOBODY
    }

    /** The clocks that run. */
    public enum Clock {
        COMPLETENESS_CHECK(Obliged.AUTHORITY, "完备性查验", "the check of completeness"),
        ACCEPTANCE(Obliged.AUTHORITY, "受理决定", "the decision on acceptance"),
        RESULT(Obliged.AUTHORITY, "评估结果", "the result of the assessment"),
        REVIEW(Obliged.NOBODY, "申请复评", "asking for a re-assessment"),
        FILING(Obliged.HANDLER, "合同备案", "filing the contract"),
        FILING_CHECK(Obliged.AUTHORITY, "备案材料查验", "the check of the filing"),
        SUPPLEMENT(Obliged.HANDLER, "补充备案材料", "supplementing the filing");

        private final Obliged obliged;
        private final Bilingual title;

        Clock(Obliged obliged, String zh, String en) {
            this.obliged = obliged;
            this.title = new Bilingual(zh, en);
        }

        public Obliged obliged() {
            return obliged;
        }

        public Bilingual title() {
            return title;
        }
    }
}
