package dev.pipl.kit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class WaitingRowsTest {

    private final RememberedTransactions transactions = new RememberedTransactions();
    private final List<Row> waiting = new ArrayList<>(List.of(
            new Row("h-1", "1"), new Row("h-2", "1"), new Row("h-1", "2"), new Row("h-3", "1"), new Row("h-2", "2")));
    private final List<Row> tried = new ArrayList<>();
    private long now = -7;
    private final WaitingRows<Row> rows = new WaitingRows<>(
            transactions.database(),
            Logger.getLogger(WaitingRowsTest.class),
            "Work for handler %s",
            "All work",
            new Remembered(),
            () -> now);

    /** What is thrown over the rows of that handler. */
    private String failing = "nobody";

    private RuntimeException failure;
    private SQLException refusal;
    private RuntimeException unreadable;

    private record Row(String handlerId, String number) {}

    private final class Remembered implements WaitingRows.Rows<Row> {
        @Override
        public Optional<Row> next(Connection transaction, Set<String> without) {
            if (unreadable != null) {
                throw unreadable;
            }
            return waiting.stream()
                    .filter(row -> !without.contains(row.handlerId()) && !transactions.kept.contains(text(row)))
                    .findFirst();
        }

        @Override
        public String ownerOf(Row row) {
            return row.handlerId();
        }

        @Override
        public void work(Connection transaction, Row row) throws SQLException {
            tried.add(row);
            transactions.write(text(row));
            if (row.handlerId().equals(failing)) {
                if (refusal != null) {
                    throw refusal;
                }
                throw failure;
            }
        }
    }

    private static String text(Row row) {
        return row.handlerId() + " " + row.number();
    }

    @Test
    void everyRowIsWorkedOnOnceInItsOrder() {
        rows.workOff();

        assertThat(transactions.kept).containsExactly("h-1 1", "h-2 1", "h-1 2", "h-3 1", "h-2 2");
        assertThat(tried).hasSize(5);
        assertThat(transactions.open).isZero();
    }

    @Test
    void aRowThatFailsHoldsUpItsOwnersRowsAndNobodyElses() {
        failing = "h-1";
        failure = new IllegalStateException("the row is damaged");

        rows.workOff();

        assertThat(transactions.kept).containsExactly("h-2 1", "h-3 1", "h-2 2");
        assertThat(tried).filteredOn(row -> row.handlerId().equals("h-1")).hasSize(1);
        assertThat(transactions.open).isZero();
    }

    @Test
    void aRowThatTheDatabaseRefusesHoldsUpNobodyElsesEither() {
        failing = "h-1";
        refusal = new SQLException("value too long");

        rows.workOff();

        assertThat(transactions.kept).containsExactly("h-2 1", "h-3 1", "h-2 2");
    }

    @Test
    void whatCouldNotBeDoneIsDoneInOrderOnceItCanBe() {
        failing = "h-1";
        failure = new IllegalStateException("the ledger cannot be written");
        rows.workOff();
        failing = "nobody";

        rows.workOff();
        assertThat(transactions.kept).hasSize(3);
        now += Duration.ofSeconds(1).toNanos();
        rows.workOff();

        assertThat(transactions.kept).containsExactly("h-2 1", "h-3 1", "h-2 2", "h-1 1", "h-1 2");
    }

    @Test
    void aDatabaseThatIsAwayEndsTheRoundAndTheNextOneGoesOn() {
        transactions.isAway = true;
        rows.workOff();
        assertThat(tried).isEmpty();

        transactions.isAway = false;
        rows.workOff();

        assertThat(transactions.kept).hasSize(5);
    }

    @Test
    void whenNotEvenTheNextRowCanBeReadTheRoundEndsWithoutAFailure() {
        unreadable = new IllegalArgumentException("not a row");

        rows.workOff();

        assertThat(tried).isEmpty();
        assertThat(transactions.open).isZero();
    }

    @Test
    void theRowAtHandIsTheLastOneWhenTheProcessEnds() {
        rows.stop();

        rows.workOff();

        assertThat(tried).isEmpty();
    }
}
