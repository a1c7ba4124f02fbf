package dev.pipl.dashboard.alert;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.util.List;

/** Where a stream begins: what the client heard last wins over what its address asks for. */
public final class ResumePoint {
    private ResumePoint() {}

    /**
     * The sequence after which to send.
     *
     * @param lastEventId the header {@code Last-Event-ID}, or null
     * @param after the query parameter, or null
     * @param head the last committed alert: where a stream without a wish begins
     * @return at most {@code head}; from the beginning when the client claims to know more than there is, because it then
     *     speaks of another inbox
     * @throws Refusal 400 for what is not a number
     */
    public static long of(String lastEventId, String after, long head) {
        if (isGiven(lastEventId)) {
            return bounded(number("Last-Event-ID", lastEventId), head);
        }
        return isGiven(after) ? bounded(number("after", after), head) : head;
    }

    private static long bounded(long sequence, long head) {
        return sequence > head ? 0 : sequence;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private static long number(String field, String text) {
        try {
            long sequence = Long.parseLong(text.strip());
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw Refusal.ofFields(List.of(new FieldError(field, "须为预警序号", "must be the sequence of an alert")));
    }
}
