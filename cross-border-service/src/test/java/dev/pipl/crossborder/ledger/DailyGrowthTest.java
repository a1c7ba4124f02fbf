package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.outlook.DailyGrowth;
import dev.pipl.crossborder.outlook.DayCount;
import dev.pipl.law.route.ExemptionGround;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The growth by days, from the rows of a real ledger. */
class DailyGrowthTest {

    private final TestLedger world = new TestLedger();

    private List<DayCount> days() {
        DailyGrowth growth = new DailyGrowth(new DailyGrowth.Reached(0, 0));
        for (LedgerRow row : world.store.allRows()) {
            RowMeta meta = RowMeta.read(row.handlerId(), row.year(), row.body());
            growth.add(meta.transfers(), meta.after());
        }
        return List.copyOf(growth.days());
    }

    private static DayCount day(int month, int day, long transfers, long nonSensitive, long sensitive) {
        return new DayCount(LocalDate.of(2026, month, day), transfers, nonSensitive, sensitive);
    }

    private static Transfers on(String id, String beijing) {
        return Transfers.of("a", id).at(Instant.parse(beijing + "+08:00"));
    }

    @Test
    void whoIsNewCountsOnTheDayInBeijing() {
        world.write(on("1", "2026-03-01T23:59:59").nonSensitive(Transfers.people(0, 10)));
        world.write(on("2", "2026-03-02T00:00:00").nonSensitive(Transfers.people(5, 30)));
        world.write(on("3", "2026-03-02T12:00:00").sensitive(Transfers.people(0, 4)));

        assertThat(days()).containsExactly(day(3, 1, 1, 10, 0), day(3, 2, 2, 20, 4));
    }

    @Test
    void aLateTransferCountsOnItsOwnDay() {
        world.write(on("1", "2026-03-05T12:00:00").nonSensitive(Transfers.people(0, 10)));
        world.write(on("late", "2026-03-02T12:00:00").nonSensitive(Transfers.people(10, 15)));

        assertThat(days()).containsExactly(day(3, 2, 1, 5, 0), day(3, 5, 1, 10, 0));
    }

    @Test
    void aRowOfSeveralDaysSharesItsGrowthByThePersonsTheyCarried() {
        world.write(List.of(
                on("1", "2026-03-01T12:00:00").nonSensitive(Transfers.people(0, 30)),
                on("2", "2026-03-02T12:00:00").nonSensitive(Transfers.people(0, 10)),
                on("3", "2026-03-03T12:00:00").declaring("set", 20, 3)));

        assertThat(days()).containsExactly(day(3, 1, 1, 25, 0), day(3, 2, 1, 8, 0), day(3, 3, 1, 17, 3));
        assertThat(days().stream().mapToLong(DayCount::nonSensitive).sum()).isEqualTo(50);
    }

    @Test
    void exemptTransfersAreTransfersButBringNobody() {
        world.write(on("1", "2026-03-01T12:00:00")
                .nonSensitive(Transfers.people(0, 30))
                .exempt(ExemptionGround.CONTRACT_NECESSITY));

        assertThat(days()).containsExactly(day(3, 1, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void allDaysTogetherAreTheCount(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            List<Transfers> batch = new ArrayList<>();
            for (int j = 0; j <= random.nextInt(4); j++) {
                int from = random.nextInt(300);
                Transfers transfer = on("e-" + i + "-" + j, "2026-03-%02dT12:00:00".formatted(1 + random.nextInt(28)))
                        .nonSensitive(Transfers.people(from, from + random.nextInt(30)))
                        .sensitive(Transfers.people(from, from + 1 + random.nextInt(5)));
                if (random.nextInt(4) == 0) {
                    transfer.exempt(ExemptionGround.CONTRACT_NECESSITY);
                } else if (random.nextInt(4) == 0) {
                    transfer.declaring("set-" + i + "-" + j, random.nextInt(90), random.nextInt(9));
                }
                batch.add(transfer);
            }
            world.write(batch);
        }

        HeadCounts counts = world.year("a", 2026).headCounts();

        assertThat(days().stream().mapToLong(DayCount::nonSensitive).sum())
                .isEqualTo(counts.nonSensitive().upper());
        assertThat(days().stream().mapToLong(DayCount::sensitive).sum())
                .isEqualTo(counts.sensitive().upper());
        assertThat(days()).allMatch(day -> day.nonSensitive() >= 0 && day.sensitive() >= 0);
    }
}
