package dev.pipl.crossborder.root.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.crossborder.root.RootKeyUnreadable;
import dev.pipl.crossborder.root.RootNews;
import dev.pipl.crossborder.root.RootProblem;
import dev.pipl.crossborder.root.SigningKey;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Changes the key that signs roots: the new key, its introduction, the event and the trail in one transaction. */
@ApplicationScoped
class RootCommands {

    private final PgRoots roots;
    private final PgRootKeys keys;
    private final RootKeyRing ring;
    private final JdbcCommands commands;
    private final JdbcTrail trail;
    private final JdbcOutbox outbox;
    private final JdbcAlertOnce alerts;
    private final Commands answers;
    private final Clock clock;

    RootCommands(
            PgRoots roots,
            PgRootKeys keys,
            RootKeyRing ring,
            JdbcCommands commands,
            JdbcTrail trail,
            JdbcOutbox outbox,
            JdbcAlertOnce alerts,
            Commands answers,
            Clock clock) {
        this.roots = roots;
        this.keys = keys;
        this.ring = ring;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.alerts = alerts;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Puts a new key in the place of the one in use.
     *
     * @param isLost said by the operator: the key in use cannot sign any more, so that the new one stands alone
     */
    Answer rotate(Caller caller, String reason, boolean isLost, Optional<CommandKey> idempotency) {
        return commands.once(idempotency, transaction -> {
            roots.lock(transaction);
            RootKey current = keys.current(transaction).orElseThrow(() -> new Refusal(RootProblem.ROOT_KEY_NOT_YET));
            SigningKey own = own(transaction, current, isLost);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            long newest = roots.newest(transaction)
                    .map(root -> root.statement().number())
                    .orElse(0L);
            RootKey next = ring.follow(transaction, current, own, newest, now);
            outbox.add(transaction, List.of(RootNews.introduced(next)));
            if (isLost) {
                alerts.raise(transaction, RootNews.SOURCE, RootNews.keyReplaced(next, now));
            }
            trail.add(
                    transaction,
                    TrailEntry.by(caller, now, "rotate-root-key", "ledger-root-key", next.keyId())
                            .changing(named(current), named(next))
                            .because(reason));
            return answers.created("/ledger/root-keys", null, next.json());
        });
    }

    /** The secret half of the key in use; {@code null} if it is lost, as the operator says too. */
    private SigningKey own(Connection transaction, RootKey current, boolean isLost) throws SQLException {
        try {
            SigningKey own = ring.open(transaction, current);
            if (isLost) {
                throw new Refusal(RootProblem.ROOT_KEY_NOT_LOST);
            }
            return own;
        } catch (RootKeyUnreadable e) {
            if (!isLost) {
                throw new Refusal(RootProblem.ROOT_KEY_UNREADABLE);
            }
            return null;
        }
    }

    private static ObjectNode named(RootKey key) {
        return EventJson.mapper().createObjectNode().put("keyId", key.keyId());
    }
}
