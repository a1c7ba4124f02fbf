package dev.pipl.crossborder.outlook.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.BrokenHandler;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.outlook.MakeOutlook;
import dev.pipl.crossborder.outlook.WarningSteps;
import dev.pipl.events.EventJson;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outlooks of a day, made one after the other on a real database. */
class DailyOutlooksStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    @ParameterizedTest(name = "the one that sent {0} as the first")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerWhoseOutlookCannotBeMadeKeepsNoOtherWaiting(int broken) throws SQLException {
        List<String> handlers = List.of(ledger.sender(), ledger.sender(), ledger.sender());
        JdbcCommands commands = ledger.commands();
        LedgerReader reader =
                BrokenHandler.in(LedgerReader.class, ledger.ledger().reader(), handlers.get(broken));

        new DailyOutlooks(
                        new Outlooks(
                                reader,
                                new PgDailyGrowth(commands),
                                new MakeOutlook(RouteTable.of(Provisions.load())),
                                new WarningSteps(List.of(80)),
                                commands,
                                EventJson.mapper(),
                                CommittedLedger.CLOCK),
                        commands,
                        CommittedLedger.CLOCK)
                .onTick();

        for (String handler : handlers) {
            assertThat(ledger.number("select count(*) from outlook where handler_id = '" + handler + "'"))
                    .isEqualTo(handler.equals(handlers.get(broken)) ? 0 : 1);
        }
    }
}
