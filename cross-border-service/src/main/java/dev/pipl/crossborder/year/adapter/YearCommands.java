package dev.pipl.crossborder.year.adapter;

import dev.pipl.crossborder.ledger.YearKeys;
import dev.pipl.crossborder.year.Coverage;
import dev.pipl.crossborder.year.DecideYear;
import dev.pipl.crossborder.year.KeyDestruction;
import dev.pipl.crossborder.year.YearLife;
import dev.pipl.crossborder.year.YearNews;
import dev.pipl.crossborder.year.YearProblem;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Closes years and destroys their keys: state, proof, trail and news in one transaction. */
@ApplicationScoped
class YearCommands {

    private final PgYears years;
    private final SurveyYear survey;
    private final YearKeys keys;
    private final DestroyedKeys destroyedKeys;
    private final JdbcCommands commands;
    private final JdbcTrail trail;
    private final JdbcOutbox outbox;
    private final JdbcAlertOnce alerts;
    private final Commands answers;
    private final Clock clock;
    private final DecideYear decide = new DecideYear(Provisions.load());

    @SuppressWarnings("checkstyle:ParameterNumber")
    YearCommands(
            PgYears years,
            SurveyYear survey,
            YearKeys keys,
            DestroyedKeys destroyedKeys,
            JdbcCommands commands,
            JdbcTrail trail,
            JdbcOutbox outbox,
            JdbcAlertOnce alerts,
            Commands answers,
            Clock clock) {
        this.years = years;
        this.survey = survey;
        this.keys = keys;
        this.destroyedKeys = destroyedKeys;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.alerts = alerts;
        this.answers = answers;
        this.clock = clock;
    }

    Answer close(Caller caller, int year, String reason, Optional<CommandKey> key) {
        Coverage coverage = coverage(year);
        return commands.once(key, transaction -> {
            years.lock(transaction, year);
            YearLife before = years.find(transaction, year);
            YearLife closed = decide.close(
                    before, today(), new YearLife.Closing(clock.instant(), caller.subject(), reason, coverage));
            requireUnchanged(transaction, year, coverage);
            years.keep(transaction, closed);
            outbox.add(transaction, List.of(YearNews.closed(closed)));
            note(transaction, caller, "close-year", year, reason);
            return answers.ok(view(transaction, year));
        });
    }

    Answer propose(Caller caller, int year, String reason, Optional<CommandKey> key) {
        Coverage coverage = coverage(year);
        return commands.once(key, transaction -> {
            years.lock(transaction, year);
            YearLife life = years.find(transaction, year);
            KeyDestruction proposed = decide.propose(
                    life,
                    years.destruction(transaction, year),
                    coverage,
                    today(),
                    DecideYear.proposal(EventIds.random(), year, caller.subject(), clock.instant(), reason));
            if (years.key(transaction, year).isEmpty()) {
                throw new Refusal(YearProblem.YEAR_WITHOUT_KEY);
            }
            years.keep(transaction, proposed);
            note(transaction, caller, "propose-key-destruction", year, reason);
            return answers.created("/years/" + year, null, view(transaction, year));
        });
    }

    /** Destroys the key. An idempotent repetition answers what was answered then. */
    Answer approve(Caller caller, int year, Optional<CommandKey> key) {
        Coverage coverage = coverage(year);
        // A key from before there were commitments is given its own while it is still there.
        keys.of(year);
        Answer answer = commands.once(key, transaction -> {
            years.lock(transaction, year);
            YearLife life = years.find(transaction, year);
            Optional<KeyDestruction> alive = years.destruction(transaction, year);
            caller.requireOtherThan(decide.requireProposed(life, alive).proposedBy());
            PgYears.Key kept =
                    years.key(transaction, year).orElseThrow(() -> new Refusal(YearProblem.YEAR_WITHOUT_KEY));
            requireUnchanged(transaction, year, coverage);
            KeyDestruction.Proof proof =
                    new KeyDestruction.Proof(kept.keyId(), HexFormat.of().formatHex(kept.commitment()), coverage);
            Instant now = clock.instant();
            KeyDestruction executed = decide.execute(life, alive, today(), caller.subject(), now, proof);
            years.keep(transaction, executed);
            years.keep(transaction, decide.keyDestroyed(life));
            years.destroyKey(transaction, executed);
            outbox.add(transaction, List.of(YearNews.keyDestroyed(executed)));
            alerts.raise(transaction, YearNews.SOURCE, YearNews.alert(executed));
            note(transaction, caller, "destroy-year-key", year, executed.reason());
            return answers.ok(view(transaction, year));
        });
        destroyedKeys.wipe();
        return answer;
    }

    Answer refuse(Caller caller, int year, String reason, Optional<CommandKey> key) {
        return commands.once(key, transaction -> {
            years.lock(transaction, year);
            YearLife life = years.find(transaction, year);
            Optional<KeyDestruction> alive = years.destruction(transaction, year);
            caller.requireOtherThan(decide.requireProposed(life, alive).proposedBy());
            years.keep(transaction, decide.refuse(life, alive, caller.subject(), clock.instant(), reason));
            note(transaction, caller, "refuse-key-destruction", year, reason);
            return answers.ok(view(transaction, year));
        });
    }

    YearLifeView read(int year) {
        return commands.inTransaction(transaction -> view(transaction, year));
    }

    private YearLifeView view(Connection transaction, int year) throws SQLException {
        return YearLifeView.of(
                years.find(transaction, year),
                years.key(transaction, year),
                years.destruction(transaction, year),
                survey.heads(transaction, year),
                decide);
    }

    /** Looked at before the transaction: that may take a while, and nobody should wait for a lock meanwhile. */
    private Coverage coverage(int year) {
        SurveyYear.Heads heads = commands.inTransaction(transaction -> survey.heads(transaction, year));
        return survey.coverage(heads, year);
    }

    private void requireUnchanged(Connection transaction, int year, Coverage coverage) throws SQLException {
        if (!survey.heads(transaction, year).digest().equals(coverage.chainHeads())) {
            throw new Refusal(YearProblem.YEAR_CHANGED_MEANWHILE);
        }
    }

    private void note(Connection transaction, Caller caller, String action, int year, String reason)
            throws SQLException {
        String id = Integer.toString(year);
        trail.add(
                transaction,
                TrailEntry.by(caller, clock.instant(), action, "year", id)
                        .changing(null, EventJson.mapper().createObjectNode().put("year", year))
                        .because(reason));
    }

    private LocalDate today() {
        return BeijingCalendar.today(clock);
    }
}
