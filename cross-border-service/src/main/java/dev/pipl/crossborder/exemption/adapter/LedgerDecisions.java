package dev.pipl.crossborder.exemption.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.events.EventJson;
import dev.pipl.kit.instance.WaitingRows;
import dev.pipl.kit.time.adapter.InTurn;
import dev.pipl.law.route.ExemptionGround;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells the ledger of every decision on a claim: at once where it can, by the schedule otherwise, after a crash too. A
 * decision is struck off after the ledger has it: told twice, it has effect once. A later decision of a handler is never
 * told before an earlier one, and one handler's ledger that cannot be written holds up nobody else's.
 */
@ApplicationScoped
public class LedgerDecisions {

    private static final Logger LOG = Logger.getLogger(LedgerDecisions.class);
    private static final String NOTE =
            "insert into ground_decision (claim_id, handler_id, body) values (?, ?, cast(? as jsonb))";
    private static final String NEXT = """
            select ordinal, handler_id, body from ground_decision where not told and not (handler_id = any(?))
            order by ordinal limit 1 for update
            """;
    private static final String STRIKE_OFF = "update ground_decision set told = true where ordinal = ?";

    private final LedgerWriter ledger;
    private final WaitingRows<Untold> waiting;

    LedgerDecisions(DataSource database, LedgerWriter ledger) {
        this.ledger = ledger;
        this.waiting = new WaitingRows<>(
                database,
                LOG,
                "Telling the ledger a decision on a ground of handler %s",
                "Telling the ledger of decisions on grounds",
                new Decisions());
    }

    private record Untold(long ordinal, String handlerId, String json) {}

    /** A decision as it waits. */
    private record Noted(
            String decisionId,
            String handlerId,
            ExemptionGround ground,
            String evidence,
            boolean honoured,
            LocalDate from,
            String reason,
            String decidedBy,
            Instant decidedAt) {

        static String json(Batch.GroundDecided decided) {
            return EventJson.mapper()
                    .valueToTree(new Noted(
                            decided.decisionId(),
                            decided.handlerId(),
                            decided.ground(),
                            decided.evidence(),
                            decided.honoured(),
                            decided.from().orElse(null),
                            decided.reason(),
                            decided.decidedBy(),
                            decided.decidedAt()))
                    .toString();
        }

        static Batch.GroundDecided parse(String json) {
            try {
                Noted noted = EventJson.mapper().readValue(json, Noted.class);
                return new Batch.GroundDecided(
                        noted.decisionId(),
                        noted.handlerId(),
                        noted.ground(),
                        noted.evidence(),
                        noted.honoured(),
                        Optional.ofNullable(noted.from()),
                        noted.reason(),
                        noted.decidedBy(),
                        noted.decidedAt());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a noted decision is unreadable", e);
            }
        }
    }

    /** In the transaction of the decision. */
    void note(Connection transaction, String claimId, Batch.GroundDecided decided) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(NOTE)) {
            insert.setString(1, claimId);
            insert.setString(2, decided.handlerId());
            insert.setString(3, Noted.json(decided));
            insert.executeUpdate();
        }
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.calendar.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        tellLedger();
    }

    /** Tells everything that can be told now; the rest waits for the next time. */
    void tellLedger() {
        waiting.workOff();
    }

    private final class Decisions implements WaitingRows.Rows<Untold> {
        @Override
        public Optional<Untold> next(Connection transaction, Set<String> without) throws SQLException {
            try (PreparedStatement select = transaction.prepareStatement(NEXT)) {
                select.setArray(1, transaction.createArrayOf("text", without.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Untold(row.getLong(1), row.getString(2), row.getString(3)))
                            : Optional.empty();
                }
            }
        }

        @Override
        public String ownerOf(Untold decision) {
            return decision.handlerId();
        }

        @Override
        public void work(Connection transaction, Untold decision) throws SQLException {
            ledger.write(Noted.parse(decision.json()));
            try (PreparedStatement update = transaction.prepareStatement(STRIKE_OFF)) {
                update.setLong(1, decision.ordinal());
                update.executeUpdate();
            }
        }
    }
}
