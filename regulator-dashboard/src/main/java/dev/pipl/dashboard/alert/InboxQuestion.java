package dev.pipl.dashboard.alert;

import dev.pipl.events.alert.Severity;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a person asks of the inbox.
 *
 * @param before only alerts with a smaller sequence
 * @param limit 1 to 200
 * @param unacknowledged whether only those nobody has taken note of
 */
public record InboxQuestion(long before, int limit, Optional<Severity> severity, boolean unacknowledged) {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;

    /**
     * From query parameters, each of which may be null.
     *
     * @throws Refusal 400 with the parameter at fault
     */
    public static InboxQuestion of(Long before, Integer limit, String severity, boolean unacknowledged) {
        int rows = limit == null ? LIMIT_DEFAULT : limit;
        if (rows < 1 || rows > LIMIT_MAX) {
            throw refused("limit", "须为 1 至 " + LIMIT_MAX, "must be 1 to " + LIMIT_MAX);
        }
        Optional<Severity> wanted = severity == null || severity.isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(Severity.values())
                        .filter(one -> one.name().equals(severity))
                        .findAny()
                        .orElseThrow(() -> refused(
                                "severity", "须为 INFO、WARNING 或 CRITICAL", "must be INFO, WARNING or CRITICAL")));
        return new InboxQuestion(before == null ? Long.MAX_VALUE : before, rows, wanted, unacknowledged);
    }

    private static Refusal refused(String field, String zh, String en) {
        return Refusal.ofFields(List.of(new FieldError(field, zh, en)));
    }
}
