package dev.pipl.kit.problem;

import dev.pipl.law.Bilingual;
import java.util.Locale;

/**
 * A kind of refusal that clients may rely on. A service lists its own in one enum; what all services share is in
 * {@link CommonProblem}. A code never changes its meaning and is never used again for another.
 */
public interface ProblemCode {
    /** The HTTP status, 400 to 599. */
    int status();

    /** The constant of the enum. */
    String name();

    /** The wire code: the constant's name in kebab-case, for example {@code credit-code-taken}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A short sentence for people, the same for every occurrence. */
    Bilingual title();

    /** The stable {@code type} of the problem document. */
    default String type() {
        return "urn:pipl:problem:" + code();
    }
}
