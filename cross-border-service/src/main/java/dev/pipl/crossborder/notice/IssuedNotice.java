package dev.pipl.crossborder.notice;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A notice on record. It stands, or it is withdrawn; nothing else of it changes.
 *
 * @param version counts up by one with each change
 * @param from when individuals could know it
 * @param withdrawal empty while it stands
 */
public record IssuedNotice(
        String id,
        String handlerId,
        String recipientId,
        long version,
        NoticeText text,
        Instant from,
        Optional<Withdrawal> withdrawal,
        Instant createdAt) {

    /** That a notice is not shown any more. */
    public record Withdrawal(Instant at, String reason) {}

    /**
     * The same notice, withdrawn.
     *
     * @param at empty for the present moment
     * @throws Refusal 409 {@code notice-withdrawn}; 400 for a moment before the notice or after {@code now}
     */
    public IssuedNotice withdrawn(Optional<Instant> at, String reason, Instant now) {
        if (withdrawal.isPresent()) {
            throw new Refusal(NoticeProblem.NOTICE_WITHDRAWN);
        }
        Instant moment = at.orElse(now);
        if (moment.isBefore(from) || moment.isAfter(now)) {
            throw Refusal.ofFields(
                    List.of(new FieldError("at", "不得早于告知时间或者晚于现在", "must not be before the notice or in the future")));
        }
        return new IssuedNotice(
                id,
                handlerId,
                recipientId,
                version + 1,
                text,
                from,
                Optional.of(new Withdrawal(moment, reason)),
                createdAt);
    }

    /** As the gate reads it. */
    public Notice notice() {
        return new Notice(
                id,
                handlerId,
                recipientId,
                Set.copyOf(text.purposes()),
                Set.copyOf(text.categories()),
                text.coversSensitive(),
                from,
                withdrawal.map(Withdrawal::at));
    }
}
