package dev.pipl.crossborder.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.group.Evidence.DataSet;
import dev.pipl.crossborder.group.Suspicion.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindSameDataSetsTest {

    private final FindSameDataSets find =
            new FindSameDataSets(new SplittingSettings(80, 95, 14, 31, 1_000, 7, 100, 50));

    private static DataSet set(String handler, String id, long nonSensitive, long sensitive) {
        return new DataSet(handler, id, nonSensitive, sensitive, LocalDate.of(2026, 3, 1));
    }

    private Optional<Suspicion> look(DataSet... sets) {
        return find.find(Scope.group("g"), 2026, List.of(sets));
    }

    @Test
    void equalNumbersUnderDifferentIdsAreASignal() {
        Suspicion seen = look(set("a", "crm", 60_000, 12), set("b", "shop", 60_000, 12), set("b", "hr", 700, 0))
                .orElseThrow();

        assertThat(seen.signal()).isEqualTo(Signal.SAME_DATA_SET);
        assertThat(seen.handlerIds()).containsExactly("a", "b");
        assertThat(seen.evidence().dataSets()).extracting(DataSet::datasetId).containsExactly("crm", "shop");
    }

    @Test
    void oneNumberThatDiffersIsAnotherDataSet() {
        assertThat(look(set("a", "crm", 60_000, 12), set("b", "shop", 60_000, 13)))
                .isEmpty();
        assertThat(look(set("a", "crm", 60_000, 12))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"999,0", "1000,1", "1001,1"})
    void smallNumbersAreEqualByChance(long persons, int expected) {
        assertThat(look(set("a", "crm", persons, 0), set("a", "shop", persons, 0)).stream())
                .hasSize(expected);
    }
}
