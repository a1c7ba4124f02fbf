package dev.pipl.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Turns a predicate on classes into the condition that {@code noClasses()} forbids. */
final class NeverBe extends ArchCondition<JavaClass> {
    private final DescribedPredicate<JavaClass> predicate;

    NeverBe(DescribedPredicate<JavaClass> predicate) {
        super(predicate.getDescription());
        this.predicate = predicate;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        events.add(new SimpleConditionEvent(
                type, predicate.test(type), type.getName() + " would " + predicate.getDescription()));
    }
}
