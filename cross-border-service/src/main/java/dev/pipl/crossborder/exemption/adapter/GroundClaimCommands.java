package dev.pipl.crossborder.exemption.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.exemption.ClaimForm;
import dev.pipl.crossborder.exemption.ClaimedGround;
import dev.pipl.crossborder.exemption.JudgeClaim;
import dev.pipl.crossborder.exemption.LedgerDecision;
import dev.pipl.crossborder.exemption.LossForm;
import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Claims, decisions and losses, each in one transaction with its trail and with the note for the ledger. */
@ApplicationScoped
public class GroundClaimCommands {

    private final JdbcCommands transactions;
    private final PgGroundClaims claims;
    private final LedgerDecisions ledger;
    private final ZoneLists zones;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;
    private final JudgeClaim judge = new JudgeClaim(Provisions.load());

    @SuppressWarnings("checkstyle:ParameterNumber")
    GroundClaimCommands(
            JdbcCommands transactions,
            PgGroundClaims claims,
            LedgerDecisions ledger,
            ZoneLists zones,
            JdbcTrail trail,
            Commands answers,
            Clock clock) {
        this.transactions = transactions;
        this.claims = claims;
        this.ledger = ledger;
        this.zones = zones;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    /** A step of a claim, judged. */
    @FunctionalInterface
    private interface Step {
        ClaimedGround from(ClaimedGround before, Instant now);
    }

    Answer propose(Caller caller, KnownHandler handler, ClaimForm form, Optional<CommandKey> key) {
        Instant now = clock.instant();
        LocalDate today = BeijingCalendar.dateOf(now);
        String handlerId = handler.profile().handlerId();
        Optional<ZoneListing> listing = zones.listing(handlerId, texts(form), today);
        return transactions.once(key, transaction -> {
            ClaimedGround claim = judge.propose(
                    EventIds.random(), handlerId, form, handler.on(today).facts(), listing, caller.subject(), now);
            claims.insert(transaction, claim);
            trail.add(
                    transaction,
                    TrailEntry.by(caller, now, "claim-ground", "ground-claim", claim.id())
                            .of(handlerId)
                            .changing(null, json(claim)));
            return answers.created(
                    "/ground-claims/" + claim.id(),
                    new EntityVersion(claim.version()).tag(),
                    GroundClaimView.of(claim));
        });
    }

    private static Set<String> texts(ClaimForm form) {
        Set<String> texts = new HashSet<>(form.categories());
        texts.remove(null);
        return texts;
    }

    /** By another person than the one who claimed. */
    Answer approve(Caller caller, KnownHandler handler, String id, String reason, Optional<CommandKey> key) {
        LocalDate today = BeijingCalendar.today(clock);
        return step(caller, id, "approve-ground", reason, key, (before, now) -> {
            caller.requireOtherThan(before.proposedBy());
            return judge.approve(
                    before,
                    handler.on(today).facts(),
                    zones.listing(before.handlerId(), before.categories(), today),
                    reason,
                    caller.subject(),
                    now);
        });
    }

    /** By another person than the one who claimed. */
    Answer refuse(Caller caller, String id, String reason, Optional<CommandKey> key) {
        return step(caller, id, "refuse-ground", reason, key, (before, now) -> {
            caller.requireOtherThan(before.proposedBy());
            return judge.refuse(before, reason, caller.subject(), now);
        });
    }

    /** By anybody who may: it can only raise a count. */
    Answer lose(Caller caller, String id, LossForm form, Optional<CommandKey> key) {
        return step(
                caller,
                id,
                "lose-ground",
                form.reason(),
                key,
                (before, now) -> judge.lose(before, form, caller.subject(), now));
    }

    private Answer step(Caller caller, String id, String action, String reason, Optional<CommandKey> key, Step step) {
        Answer answer = transactions.once(key, transaction -> take(transaction, caller, id, action, reason, step));
        ledger.tellLedger();
        return answer;
    }

    private Answer take(Connection transaction, Caller caller, String id, String action, String reason, Step step)
            throws SQLException {
        Instant now = clock.instant();
        ClaimedGround before = claims.lock(transaction, id);
        ClaimedGround after = step.from(before, now);
        claims.update(transaction, after);
        Optional<Batch.GroundDecided> decided = LedgerDecision.of(after);
        if (decided.isPresent()) {
            ledger.note(transaction, id, decided.get());
        }
        trail.add(
                transaction,
                TrailEntry.by(caller, now, action, "ground-claim", id)
                        .of(after.handlerId())
                        .changing(json(before), json(after))
                        .because(reason));
        return answers.ok(GroundClaimView.of(after));
    }

    private static JsonNode json(ClaimedGround claim) {
        return EventJson.mapper().valueToTree(GroundClaimView.of(claim));
    }
}
