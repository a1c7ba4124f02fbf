package dev.pipl.crossborder.headcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationsTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aLaterDeclarationReplacesALargerOneOfTheSameDataSet() {
        Declarations declarations = new Declarations();

        declarations.declare("crm", declared(150_000, 7, MARCH));
        declarations.declare("crm", declared(5, 0, MARCH.plusSeconds(1)));

        assertThat(declarations.totals().nonSensitive()).isEqualTo(5);
        assertThat(declarations.totals().sensitive()).isZero();
    }

    @Test
    void twoDeclarationsOfTheSameMomentHoldTogetherByTheirLargerNumbers() {
        Declarations declarations = new Declarations();

        declarations.declare("crm", declared(5, 7, MARCH));
        declarations.declare("crm", declared(150_000, 0, MARCH));

        assertThat(declarations.totals().nonSensitive()).isEqualTo(150_000);
        assertThat(declarations.totals().sensitive()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfArrivalDoesNotMatter(long seed) {
        List<Declaration> stated = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            stated.add(declared(i * 31 % 17, i * 13 % 7, MARCH.plusSeconds(i / 4)));
        }
        Declarations inOrder = new Declarations();
        stated.forEach(each -> inOrder.declare("crm", each));

        Collections.shuffle(stated, new Random(seed));
        Declarations shuffled = new Declarations();
        stated.forEach(each -> shuffled.declare("crm", each));

        assertThat(shuffled.byDataset()).isEqualTo(inOrder.byDataset());
    }

    @Test
    void whatIsTakenBackLeavesWhatWasThereBefore() {
        Declarations declarations = new Declarations();
        declarations.declare("crm", declared(5, 0, MARCH));

        Declarations.Change change = declarations.declare("crm", declared(9, 0, MARCH));
        declarations.undo(change);

        assertThat(declarations.totals().nonSensitive()).isEqualTo(5);
    }

    private static Declaration declared(long nonSensitive, long sensitive, Instant occurredAt) {
        return new Declaration(nonSensitive, sensitive, occurredAt, true);
    }
}
