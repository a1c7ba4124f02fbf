package dev.pipl.crossborder.group.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.group.Evidence.DataSet;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.outlook.DayCount;
import dev.pipl.crossborder.outlook.adapter.DailyGrowthOf;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.idempotency.JdbcCommands;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is summed up from committed rows, on a real database. */
class CommittedRowsReadIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final JdbcCommands commands = ledger.commands();

    private String handler;

    @BeforeEach
    void aHandler() {
        handler = "h-" + UUID.randomUUID();
    }

    private void send(TransferJson... events) {
        ledger.send(events);
    }

    private TransferJson on(String id, String day) {
        return TransferJson.recorded(handler, "r-1", id, day + "T08:00:00+08:00");
    }

    @Test
    void daysAreSummedUpOnceHoweverOftenTheyAreAskedFor() {
        send(on("1", "2026-03-01").nonSensitive(TransferJson.tokens(0, 10)));
        assertThat(DailyGrowthOf.days(commands, handler, 2026))
                .containsExactly(new DayCount(LocalDate.of(2026, 3, 1), 1, 10, 0));

        send(on("2", "2026-03-03").nonSensitive(TransferJson.tokens(5, 12)));
        send(on("late", "2026-03-01").sensitive(TransferJson.tokens(0, 3)));

        for (int again = 0; again < 2; again++) {
            assertThat(DailyGrowthOf.days(commands, handler, 2026))
                    .containsExactly(
                            new DayCount(LocalDate.of(2026, 3, 1), 2, 10, 3),
                            new DayCount(LocalDate.of(2026, 3, 3), 1, 2, 0));
        }
        assertThat(DailyGrowthOf.days(commands, handler, 2025)).isEmpty();
    }

    @Test
    void moreRowsThanOnePortionAreAllRead() {
        for (int i = 0; i < 205; i++) {
            send(on("e-" + i, "2026-03-01").nonSensitive(TransferJson.tokens(i, i + 1)));
        }

        assertThat(DailyGrowthOf.days(commands, handler, 2026))
                .containsExactly(new DayCount(LocalDate.of(2026, 3, 1), 205, 205, 0));
    }

    @Test
    void aDataSetIsItsNewestDeclaration() {
        PgDeclarations declarations = new PgDeclarations(commands);
        send(
                on("1", "2026-03-05").declared("crm", 6_000, 1),
                on("2", "2026-03-02").declared("crm", 5_000, 2));
        send(on("3", "2026-03-04").declared("shop", 7_000, 0));

        assertThat(declarations.newest(handler, 2026))
                .containsExactly(
                        new DataSet(handler, "crm", 6_000, 1, LocalDate.of(2026, 3, 5)),
                        new DataSet(handler, "shop", 7_000, 0, LocalDate.of(2026, 3, 4)));
        send(on("4", "2026-03-06").declared("crm", 8_000, 1));
        assertThat(declarations.newest(handler, 2026))
                .extracting(DataSet::nonSensitive)
                .containsExactly(8_000L, 7_000L);
    }
}
