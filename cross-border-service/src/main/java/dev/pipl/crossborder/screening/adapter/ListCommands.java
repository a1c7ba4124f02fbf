package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.screening.ListRecipient;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.crossborder.screening.ScreeningProblem;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the list: entry, version, the order to screen, trail and idempotency key in one transaction. */
@ApplicationScoped
public class ListCommands {

    private static final String ENTITY = "restricted-recipient";

    private final JdbcCommands transactions;
    private final PgRestrictedRecipients list;
    private final ScreenList screening;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final ListRecipient law = new ListRecipient(Provisions.load());

    ListCommands(
            JdbcCommands transactions,
            PgRestrictedRecipients list,
            ScreenList screening,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.list = list;
        this.screening = screening;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    Answer enter(Caller caller, RestrictedRecipientForm form, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            list.closeToRecipients(transaction);
            RestrictedRecipientView view = enter(transaction, caller, form);
            return answers.created(
                    "/restricted-recipients/" + view.id(), new EntityVersion(view.version()).tag(), view);
        });
    }

    /**
     * All of them, or none.
     *
     * @throws Refusal that of the first line that is refused, with its number
     */
    Answer enterAll(Caller caller, List<EntryLines.Line> lines, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            list.closeToRecipients(transaction);
            List<RestrictedRecipientView> entered = new ArrayList<>();
            for (EntryLines.Line line : lines) {
                try {
                    entered.add(enter(transaction, caller, line.form()));
                } catch (Refusal refusal) {
                    throw ofLine(line.number(), refusal);
                }
            }
            return answers.ok(Map.of("imported", entered.size(), "items", entered));
        });
    }

    private RestrictedRecipientView enter(Connection transaction, Caller caller, RestrictedRecipientForm form)
            throws SQLException {
        RestrictedRecipient entry =
                law.enter(EventIds.random(), form.announced().read(), clock.instant());
        list.insert(transaction, entry, caller.subject());
        screening.open(transaction, entry);
        RestrictedRecipientView view = RestrictedRecipientView.of(entry);
        trail.add(
                transaction,
                TrailEntry.by(caller, entry.createdAt(), "list-restricted-recipient", ENTITY, entry.id())
                        .changing(null, EventJson.mapper().valueToTree(view)));
        return view;
    }

    private static Refusal ofLine(int number, Refusal refusal) {
        Bilingual what = refusal.detail().orElse(refusal.problem().title());
        List<FieldError> errors = refusal.errors().stream()
                .map(error -> new FieldError("line " + number + ": " + error.field(), error.message()))
                .toList();
        return new Refusal(
                refusal.problem(),
                new Bilingual("第 " + number + " 行：" + what.zh(), "Line " + number + ": " + what.en()),
                refusal.findings(),
                errors.isEmpty() ? List.of(new FieldError("line " + number, what)) : errors,
                null);
    }

    /** The entry's next version, if {@code ifMatch} names the present one. */
    RestrictedRecipient correct(Caller caller, String id, String ifMatch, RestrictedRecipientForm form) {
        return transactions.inTransaction(transaction -> {
            list.closeToRecipients(transaction);
            RestrictedRecipient before = locked(transaction, id);
            new EntityVersion(before.version()).requireMatch(ifMatch);
            Instant now = clock.instant();
            RestrictedRecipient after = law.correct(before, form.announced().read(), now);
            list.update(transaction, after, now, caller.subject());
            if (!after.said().names().wording().equals(before.said().names().wording())) {
                screening.open(transaction, after);
            }
            change(transaction, caller, "correct-restricted-recipient", before, after, now);
            return after;
        });
    }

    Answer lift(Caller caller, String id, String liftedAt, String announcement, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            RestrictedRecipient before = locked(transaction, id);
            Instant now = clock.instant();
            RestrictedRecipient after = law.lift(before, liftedAt, announcement, now);
            list.update(transaction, after, now, caller.subject());
            change(transaction, caller, "lift-restricted-recipient", before, after, now);
            return answers.ok(RestrictedRecipientView.of(after));
        });
    }

    private RestrictedRecipient locked(Connection transaction, String id) throws SQLException {
        return list.lock(transaction, id).orElseThrow(() -> new Refusal(ScreeningProblem.RESTRICTED_RECIPIENT_UNKNOWN));
    }

    private void change(
            Connection transaction,
            Caller caller,
            String action,
            RestrictedRecipient before,
            RestrictedRecipient after,
            Instant now)
            throws SQLException {
        trail.add(
                transaction,
                TrailEntry.by(caller, now, action, ENTITY, before.id())
                        .changing(
                                EventJson.mapper().valueToTree(RestrictedRecipientView.of(before)),
                                EventJson.mapper().valueToTree(RestrictedRecipientView.of(after))));
    }
}
