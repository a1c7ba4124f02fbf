package dev.pipl.kit.problem;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ends a request with a problem document; the transaction it is thrown in rolls back. Carries nothing that may not be
 * shown to the caller.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final transient ProblemCode problem;
    private final transient Bilingual detail;
    private final transient List<Finding> findings;
    private final transient List<FieldError> errors;
    private final transient Duration retryAfter;

    /**
     * @param problem which kind
     * @param detail what exactly, or null when the title says it all
     * @param findings the provisions where a rule refuses, else empty
     * @param errors the fields at fault, else empty
     * @param retryAfter when to try again, or null; every 503 gets a value anyway
     */
    public Refusal(
            ProblemCode problem,
            Bilingual detail,
            List<Finding> findings,
            List<FieldError> errors,
            Duration retryAfter) {
        super(problem.code() + (detail == null ? "" : ": " + detail.en()), null, false, false);
        this.problem = problem;
        this.detail = detail;
        this.findings = List.copyOf(findings);
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public Refusal(ProblemCode problem) {
        this(problem, null, List.of(), List.of(), null);
    }

    public Refusal(ProblemCode problem, String zh, String en) {
        this(problem, new Bilingual(zh, en), List.of(), List.of(), null);
    }

    /** 400 with the fields at fault. */
    public static Refusal ofFields(List<FieldError> errors) {
        return new Refusal(CommonProblem.VALIDATION_FAILED, null, List.of(), errors, null);
    }

    /** Refused by a rule, with its provisions. */
    public static Refusal ofRule(ProblemCode problem, Bilingual detail, List<Finding> findings) {
        return new Refusal(problem, detail, findings, List.of(), null);
    }

    public ProblemCode problem() {
        return problem;
    }

    public Optional<Bilingual> detail() {
        return Optional.ofNullable(detail);
    }

    public List<Finding> findings() {
        return findings;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter == null && problem.status() == 503
                ? Optional.of(RETRY_AFTER)
                : Optional.ofNullable(retryAfter);
    }
}
