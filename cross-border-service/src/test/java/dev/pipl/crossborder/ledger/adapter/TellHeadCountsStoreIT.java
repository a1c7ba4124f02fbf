package dev.pipl.crossborder.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.BrokenHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Head-counts told from a real database. */
class TellHeadCountsStoreIT {

    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private static CommittedLedger ledger;

    @BeforeAll
    static void startDatabase() {
        ledger = new CommittedLedger();
    }

    @AfterAll
    static void stopDatabase() {
        ledger.close();
    }

    private static String sender() {
        String handler = "h-" + UUID.randomUUID();
        ledger.send(
                ENTERPRISE,
                "SG",
                List.of(TransferJson.recorded(handler, "r-1", "e-1", "2026-03-01T08:00:00+08:00")
                        .nonSensitive(TransferJson.tokens(0, 3))));
        return handler;
    }

    @ParameterizedTest(name = "the one that sent {0} as the first")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerWhoseRowsCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        List<String> handlers = List.of(sender(), sender(), sender());
        JdbcOutbox outbox = Outboxes.of(CommittedLedger.CLOCK);
        LedgerStore store =
                BrokenHandler.in(LedgerStore.class, new PgLedgerStore(ledger.database(), outbox), handlers.get(broken));
        Ledger other = new Ledger(
                store,
                year -> Optional.empty(),
                Provisions.load(),
                CommittedLedger.CLOCK,
                Long.MAX_VALUE,
                Runnable::run);

        LedgerSettings settings = new SmallRyeConfigBuilder()
                .withMapping(LedgerSettings.class)
                .build()
                .getConfigMapping(LedgerSettings.class);

        new TellHeadCounts(other, ledger.database(), outbox, CommittedLedger.CLOCK, settings).onTick();

        for (String handler : handlers) {
            assertThat(ledger.number("select count(*) from head_count_told where handler_id = '" + handler + "'"))
                    .isEqualTo(handler.equals(handlers.get(broken)) ? 0 : 1);
        }
    }
}
