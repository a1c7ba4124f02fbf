package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.mechanism.Actor;
import dev.pipl.crossborder.mechanism.CalendarDays;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.MechanismNews;
import dev.pipl.crossborder.mechanism.MechanismProblem;
import dev.pipl.crossborder.mechanism.MechanismStep;
import dev.pipl.crossborder.mechanism.Opening;
import dev.pipl.crossborder.mechanism.Scope;
import dev.pipl.crossborder.mechanism.StepInput;
import dev.pipl.crossborder.mechanism.TakeStep;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.events.EventIds;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opens mechanisms and takes their steps: row, trail, events and idempotency key in one transaction. */
@ApplicationScoped
public class MechanismCommands {

    private final JdbcCommands commands;
    private final PgMechanisms mechanisms;
    private final Recipients recipients;
    private final LedgerReader ledger;
    private final TakeStep steps;
    private final CalendarDays calendar;
    private final MechanismNews news;
    private final JdbcOutbox outbox;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;

    @SuppressWarnings("checkstyle:ParameterNumber")
    MechanismCommands(
            JdbcCommands commands,
            PgMechanisms mechanisms,
            Recipients recipients,
            LedgerReader ledger,
            TakeStep steps,
            CalendarDays calendar,
            MechanismNews news,
            JdbcOutbox outbox,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.commands = commands;
        this.mechanisms = mechanisms;
        this.recipients = recipients;
        this.ledger = ledger;
        this.steps = steps;
        this.calendar = calendar;
        this.news = news;
        this.outbox = outbox;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    Answer open(KnownHandler handler, Caller caller, MechanismForm form, Optional<CommandKey> key) {
        return commands.once(key, transaction -> {
            Instant now = clock.instant();
            MechanismSurroundings around = around(handler);
            Actor actor = new Actor(caller.subject(), false);
            Dossier opened = new OpenMechanism(steps).open(EventIds.random(), form, actor, now, around);
            mechanisms.insert(transaction, opened, caller.subject());
            MechanismView view = MechanismView.of(opened, calendar, now);
            tell(transaction, caller, now, "open-mechanism", null, opened);
            return answers.created("/mechanisms/" + opened.id(), new EntityVersion(opened.version()).tag(), view);
        });
    }

    Answer take(
            KnownHandler handler,
            Caller caller,
            String id,
            MechanismStep step,
            StepInput input,
            Optional<CommandKey> key) {
        return commands.once(key, transaction -> {
            Instant now = clock.instant();
            MechanismSurroundings around = around(handler);
            Dossier before = mechanisms
                    .findForUpdate(transaction, id)
                    .orElseThrow(() -> new Refusal(MechanismProblem.MECHANISM_UNKNOWN));
            requireSecondPerson(before, step, caller);
            input.scope().ifPresent(scope -> requireKnown(scope, around));
            Dossier after = steps.take(before, step, input, actor(before, step, caller), now, around);
            mechanisms.update(transaction, after);
            String action = "mechanism-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
            tell(transaction, caller, now, action, before, after);
            return new Answer(
                    200,
                    Map.of("ETag", new EntityVersion(after.version()).tag()),
                    answers.ok(MechanismView.of(after, calendar, now)).body());
        });
    }

    /** A regulator who is the handler's officer too acts as the authority only in the authority's steps. */
    private static Actor actor(Dossier dossier, MechanismStep step, Caller caller) {
        return new Actor(caller.subject(), TakeStep.isOfAuthority(dossier, step) && caller.is(Role.REGULATOR));
    }

    private static void requireSecondPerson(Dossier dossier, MechanismStep step, Caller caller) {
        if (step == MechanismStep.APPROVAL || step == MechanismStep.REFUSAL) {
            caller.requireOtherThan(dossier.steps().get(0).recordedBy());
        }
    }

    private MechanismSurroundings around(KnownHandler handler) {
        return new MechanismSurroundings(handler, mechanisms, recipients, ledger);
    }

    /** Recipients of others are as unknown as ones that do not exist. */
    static void requireKnown(Scope scope, MechanismSurroundings around) {
        if (!scope.recipientIds().stream().allMatch(around::knows)) {
            throw Refusal.ofFields(List.of(new FieldError(
                    "scope.recipientIds", "须为该处理者已登记的境外接收方", "must be recipients that the handler has registered")));
        }
    }

    private void tell(Connection transaction, Caller caller, Instant now, String action, Dossier before, Dossier after)
            throws SQLException {
        outbox.add(transaction, news.of(Optional.ofNullable(before), after, now));
        trail.add(
                transaction,
                TrailEntry.by(caller, now, action, "mechanism", after.id())
                        .of(after.handlerId())
                        .changing(before == null ? null : DossierJson.tree(before), DossierJson.tree(after)));
    }

    /** A new mechanism from its form, with the steps that its form says were taken already. */
    private record OpenMechanism(TakeStep steps) {

        Dossier open(String id, MechanismForm form, Actor actor, Instant now, MechanismSurroundings around) {
            List<FieldError> errors = new ArrayList<>();
            if (form.kind() == null) {
                errors.add(new FieldError("kind", "缺少该字段", "is missing"));
            }
            if (form.scope() == null) {
                errors.add(new FieldError("scope", "缺少该字段", "is missing"));
            }
            Scope scope = form.scope() == null ? null : form.scope().scope(errors);
            if (form.effectiveOn() != null && form.signedOn() == null) {
                errors.add(new FieldError("signedOn", "缺少该字段", "is missing"));
            }
            if (!errors.isEmpty()) {
                throw Refusal.ofFields(errors);
            }
            requireKnown(scope, around);
            StepInput input = openingOf(form, now).input();
            Dossier opened =
                    steps.open(new Opening(id, form.handlerId(), form.kind(), scope), input, actor, now, around);
            if (form.signedOn() != null) {
                opened = steps.take(opened, MechanismStep.SIGNING, signing(form), actor, now, around);
            }
            if (form.effectiveOn() != null) {
                opened = steps.take(opened, MechanismStep.EFFECT, StepInput.on(form.effectiveOn()), actor, now, around);
            }
            return opened;
        }

        private static StepInput signing(MechanismForm form) {
            return new StepForm(form.signedOn(), null, form.reference(), null, null, null, null, null, null).input();
        }

        private static StepForm openingOf(MechanismForm form, Instant now) {
            LocalDate on = form.on() != null
                    ? form.on()
                    : form.impactAssessment() != null && form.impactAssessment().completedOn() != null
                            ? form.impactAssessment().completedOn()
                            : BeijingCalendar.dateOf(now);
            return new StepForm(
                    on, null, form.reference(), form.note(), null, null, null, form.impactAssessment(), null);
        }
    }
}
