package dev.pipl.crossborder.recipient.adapter;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.RegisterRecipient;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcIdempotency;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts recipients on record: row, trail and idempotency key in one transaction. */
@ApplicationScoped
public class RecipientCommands {

    private final DataSource database;
    private final PgRecipients recipients;
    private final Handlers handlers;
    private final Projections projections;
    private final JdbcIdempotency idempotency;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final RegisterRecipient register = new RegisterRecipient(Provisions.load());

    @SuppressWarnings("checkstyle:ParameterNumber")
    RecipientCommands(
            DataSource database,
            PgRecipients recipients,
            Handlers handlers,
            Projections projections,
            JdbcIdempotency idempotency,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.database = database;
        this.recipients = recipients;
        this.handlers = handlers;
        this.projections = projections;
        this.idempotency = idempotency;
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
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Answer answer = idempotency.once(connection, key, () -> insert(connection, caller, form));
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the recipient could not be written", e);
        }
    }

    private Answer insert(Connection transaction, Caller caller, RecipientForm form) throws SQLException {
        Recipient recipient = register.judge(EventIds.random(), form.handlerId(), form.details(), clock.instant());
        recipients.insert(transaction, recipient, caller.subject());
        RecipientView view = RecipientView.of(recipient);
        trail.add(
                transaction,
                TrailEntry.by(caller, recipient.createdAt(), "register-recipient", "recipient", recipient.id())
                        .of(recipient.handlerId())
                        .changing(null, EventJson.mapper().valueToTree(view)));
        return answers.created("/recipients/" + recipient.id(), new EntityVersion(recipient.version()).tag(), view);
    }
}
