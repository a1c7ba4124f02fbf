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
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Head-counts told from a real database. */
class TellHeadCountsStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final JdbcOutbox outbox = Outboxes.of(CommittedLedger.CLOCK);

    @ParameterizedTest(name = "the one that sent {0} as the first")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerWhoseRowsCannotBeReadKeepsNoOtherWaiting(int broken) throws SQLException {
        List<String> handlers = List.of(ledger.sender(), ledger.sender(), ledger.sender());
        LedgerStore store =
                BrokenHandler.in(LedgerStore.class, new PgLedgerStore(ledger.database(), outbox), handlers.get(broken));
        Ledger other = new Ledger(
                store,
                year -> Optional.empty(),
                Provisions.load(),
                CommittedLedger.CLOCK,
                Long.MAX_VALUE,
                Runnable::run);

        tell(other).onTick();

        assertToldOfAllBut(handlers.get(broken), handlers);
    }

    /** So many that several are told of in one transaction. */
    @ParameterizedTest(name = "{1}, of number {0}")
    @CsvSource({
        "0, with the row",
        "1, with the row",
        "2, with the row",
        "0, at the end",
        "1, at the end",
        "2, at the end"
    })
    void aHandlerOfWhomNothingCanBeToldKeepsNoOtherWaiting(int broken, String refused) throws SQLException {
        List<String> handlers =
                Stream.generate(ledger::sender).limit(30).sorted().toList();
        refuse(handlers.get(broken), refused.equals("at the end"));
        TellHeadCounts tell = tell(ledger.ledger());

        tell.onTick();

        assertToldOfAllBut(handlers.get(broken), handlers);
        ledger.run("drop trigger refuse on head_count_told");
        tell(ledger.ledger()).onTick();
        assertToldOfAllBut("nobody", handlers);
    }

    /** @param atTheEnd the database refuses to commit the row, and not to take it */
    private static void refuse(String handler, boolean atTheEnd) throws SQLException {
        ledger.run("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin raise exception 'refused by this test'; end $$
                """);
        ledger.run("create %s trigger refuse after insert on head_count_told %s for each row"
                        .formatted(atTheEnd ? "constraint" : "", atTheEnd ? "deferrable initially deferred" : "")
                + " when (new.handler_id = '%s') execute function refuse()".formatted(handler));
    }

    private TellHeadCounts tell(Ledger of) {
        LedgerSettings settings = new SmallRyeConfigBuilder()
                .withMapping(LedgerSettings.class)
                .build()
                .getConfigMapping(LedgerSettings.class);
        return new TellHeadCounts(of, ledger.database(), outbox, CommittedLedger.CLOCK, settings);
    }

    /** Once each, and with an event on its way. */
    private static void assertToldOfAllBut(String broken, List<String> handlers) throws SQLException {
        for (String handler : handlers) {
            long told = handler.equals(broken) ? 0 : 1;
            assertThat(ledger.number("select count(*) from head_count_told where handler_id = '" + handler + "'"))
                    .isEqualTo(told);
            assertThat(ledger.number("select count(*) from outbox where event_type like '%head-count-advanced%'"
                            + " and key = '" + handler + "'"))
                    .isEqualTo(told);
        }
    }
}
