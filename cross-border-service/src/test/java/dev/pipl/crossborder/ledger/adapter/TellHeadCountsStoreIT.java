package dev.pipl.crossborder.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.BrokenHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outboxes;
import dev.pipl.law.Provisions;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Head-counts told from a real database. */
class TellHeadCountsStoreIT {

    private static CommittedLedger ledger;

    @BeforeAll
    static void startDatabase() {
        ledger = new CommittedLedger();
    }

    @AfterAll
    static void stopDatabase() {
        ledger.close();
    }

    @ParameterizedTest(name = "the one that sent {0} as the first")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerWhoseRowsCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        List<String> handlers = List.of(ledger.sender(), ledger.sender(), ledger.sender());
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
