package dev.pipl.crossborder.notice.adapter;

import dev.pipl.crossborder.notice.IssueNotice;
import dev.pipl.crossborder.notice.IssuedNotice;
import dev.pipl.crossborder.notice.NoticeProblem;
import dev.pipl.crossborder.recipient.RecipientProblem;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Issues and withdraws notices: row, trail and idempotency key in one transaction. */
@ApplicationScoped
public class NoticeCommands {

    private final JdbcCommands transactions;
    private final PgNotices notices;
    private final Recipients recipients;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final IssueNotice issue = new IssueNotice(Provisions.load());

    NoticeCommands(
            JdbcCommands transactions,
            PgNotices notices,
            Recipients recipients,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.recipients = recipients;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    Answer issue(Caller caller, String handlerId, NoticeForm form, Optional<CommandKey> key) {
        issue.checkForm(form.recipientId(), form.text());
        boolean isOwn = recipients
                .find(form.recipientId())
                .filter(found -> found.handlerId().equals(handlerId))
                .isPresent();
        if (!isOwn) {
            throw new Refusal(RecipientProblem.RECIPIENT_UNKNOWN);
        }
        return transactions.once(key, transaction -> insert(transaction, caller, handlerId, form));
    }

    private Answer insert(Connection transaction, Caller caller, String handlerId, NoticeForm form)
            throws SQLException {
        IssuedNotice notice = issue.issue(
                EventIds.random(),
                handlerId,
                form.recipientId(),
                form.text(),
                Optional.ofNullable(form.from()).map(OffsetDateTime::toInstant),
                clock.instant());
        notices.insert(transaction, notice, caller.subject());
        NoticeView view = NoticeView.of(notice);
        trail.add(
                transaction,
                TrailEntry.by(caller, notice.createdAt(), "issue-notice", "notice", notice.id())
                        .of(handlerId)
                        .changing(null, EventJson.mapper().valueToTree(view)));
        return answers.created("/notices/" + notice.id(), new EntityVersion(notice.version()).tag(), view);
    }

    Answer withdraw(Caller caller, String id, Optional<Instant> at, String reason, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            IssuedNotice before =
                    notices.lock(transaction, id).orElseThrow(() -> new Refusal(NoticeProblem.NOTICE_UNKNOWN));
            Instant now = clock.instant();
            IssuedNotice after = before.withdrawn(at, reason, now);
            notices.withdraw(transaction, after);
            trail.add(
                    transaction,
                    TrailEntry.by(caller, now, "withdraw-notice", "notice", id)
                            .of(before.handlerId())
                            .changing(
                                    EventJson.mapper().valueToTree(NoticeView.of(before)),
                                    EventJson.mapper().valueToTree(NoticeView.of(after)))
                            .because(reason));
            return answers.ok(NoticeView.of(after));
        });
    }
}
