package dev.pipl.crossborder.recipient.adapter;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.RecipientDetails;
import dev.pipl.crossborder.recipient.RecipientProblem;
import dev.pipl.crossborder.recipient.RegisterRecipient;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Puts recipients on record and changes them: row, version, screening, trail and idempotency key in one transaction. */
@ApplicationScoped
public class RecipientCommands {

    private final JdbcCommands transactions;
    private final PgRecipients recipients;
    private final RecipientVersions versions;
    private final Instance<OnRecipientChange> listeners;
    private final Handlers handlers;
    private final Projections projections;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final RegisterRecipient register = new RegisterRecipient(Provisions.load());

    @SuppressWarnings("checkstyle:ParameterNumber")
    RecipientCommands(
            JdbcCommands transactions,
            PgRecipients recipients,
            RecipientVersions versions,
            Instance<OnRecipientChange> listeners,
            Handlers handlers,
            Projections projections,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.recipients = recipients;
        this.versions = versions;
        this.listeners = listeners;
        this.handlers = handlers;
        this.projections = projections;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    /** Only for a handler that is known here, so that its transfers will be judged from the answer on. */
    Answer register(Caller caller, RecipientForm form, Optional<CommandKey> key) {
        projections.requireReady(Handlers.PROJECTION);
        if (handlers.find(form.handlerId()).isEmpty()) {
            throw new Refusal(CommonProblem.HANDLER_UNKNOWN);
        }
        return transactions.once(key, transaction -> insert(transaction, caller, form));
    }

    private Answer insert(Connection transaction, Caller caller, RecipientForm form) throws SQLException {
        begin(transaction);
        Recipient recipient = register.judge(EventIds.random(), form.handlerId(), form.details(), clock.instant());
        recipients.insert(transaction, recipient, caller.subject());
        written(transaction, recipient, recipient.createdAt(), caller);
        RecipientView view = RecipientView.of(recipient);
        trail.add(
                transaction,
                TrailEntry.by(caller, recipient.createdAt(), "register-recipient", "recipient", recipient.id())
                        .of(recipient.handlerId())
                        .changing(null, EventJson.mapper().valueToTree(view)));
        return answers.created("/recipients/" + recipient.id(), new EntityVersion(recipient.version()).tag(), view);
    }

    /** The next version, if {@code ifMatch} names the present one. */
    Recipient change(Caller caller, String id, String ifMatch, RecipientDetails details) {
        return transactions.inTransaction(transaction -> {
            begin(transaction);
            Recipient before =
                    recipients.lock(transaction, id).orElseThrow(() -> new Refusal(RecipientProblem.RECIPIENT_UNKNOWN));
            new EntityVersion(before.version()).requireMatch(ifMatch);
            Recipient after = register.change(before, details);
            Instant now = clock.instant();
            recipients.update(transaction, after);
            written(transaction, after, now, caller);
            trail.add(
                    transaction,
                    TrailEntry.by(caller, now, "change-recipient", "recipient", id)
                            .of(before.handlerId())
                            .changing(
                                    EventJson.mapper().valueToTree(RecipientView.of(before)),
                                    EventJson.mapper().valueToTree(RecipientView.of(after))));
            return after;
        });
    }

    private void begin(Connection transaction) throws SQLException {
        for (OnRecipientChange listener : listeners) {
            listener.begin(transaction);
        }
    }

    private void written(Connection transaction, Recipient recipient, Instant at, Caller caller) throws SQLException {
        versions.add(transaction, recipient, at, caller.subject());
        for (OnRecipientChange listener : listeners) {
            listener.written(transaction, recipient, caller.subject());
        }
    }
}
