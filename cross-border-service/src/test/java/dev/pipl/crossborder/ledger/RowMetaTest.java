package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowMetaTest {

    private static byte[] row(int persons) {
        TestLedger ledger = new TestLedger();
        ledger.write(List.of(
                Transfers.of("h", "1").nonSensitive(people(0, persons)).sensitive(people(persons / 2, persons + 5)),
                Transfers.of("h", "2").declaring("crm", 7, 0)));
        return ledger.store.row("h", 2026, 1).orElseThrow().body();
    }

    @Test
    void theFirstSectionTellsTransfersAndHowManyPersonsEachHad() {
        RowMeta meta = RowMeta.read("h", 2026, row(20));

        assertThat(meta.transfers()).extracting(CommittedTransfer::nonSensitive).containsExactly(20L, 0L);
        assertThat(meta.transfers()).extracting(CommittedTransfer::sensitive).containsExactly(15L, 0L);
        assertThat(meta.transfers().get(1).declaredCounts().orElseThrow().nonSensitive())
                .isEqualTo(7);
        assertThat(meta.after().nonSensitivePersons()).isEqualTo(20);
    }

    @Test
    void theFirstSectionIsEnough() {
        for (int persons : new int[] {1, 2_000}) {
            byte[] body = row(persons);
            int length = RowMeta.length(Arrays.copyOf(body, RowMeta.HEAD_BYTES));

            assertThat(length).isLessThan(1_000).isLessThanOrEqualTo(body.length);
            assertThat(RowMeta.read("h", 2026, Arrays.copyOf(body, length))).isEqualTo(RowMeta.read("h", 2026, body));
            assertThatThrownBy(() -> RowMeta.read("h", 2026, Arrays.copyOf(body, length - 1)))
                    .isInstanceOf(RowCorrupt.class);
        }
    }

    @Test
    void aRowOfAnUnknownVersionIsNotGuessedAt() {
        byte[] body = row(1);
        body[0] = 99;

        assertThatThrownBy(() -> RowMeta.length(body)).isInstanceOf(RowCorrupt.class);
        assertThatThrownBy(() -> RowMeta.read("h", 2026, body)).isInstanceOf(RowCorrupt.class);
    }

    @Test
    void whoAsksForHimselfGetsEveryYearThatIsTouchedAfterwards() {
        TouchedYears touched = new TouchedYears();
        TouchedYears.HandlerYear year = new TouchedYears.HandlerYear("h", 2026);
        TouchedYears other = touched.forAnother();

        touched.add(year);

        assertThat(touched.take(10)).containsExactly(year);
        assertThat(other.take(10)).containsExactly(year);
        assertThat(other.take(10)).isEmpty();
    }
}
