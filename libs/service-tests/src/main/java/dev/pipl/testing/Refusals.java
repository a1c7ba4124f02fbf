package dev.pipl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test says of a command that is not done. */
public final class Refusals {

    private Refusals() {}

    /** Fails unless the command ends with a {@link Refusal} of exactly this problem. */
    public static void assertRefused(ProblemCode problem, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
