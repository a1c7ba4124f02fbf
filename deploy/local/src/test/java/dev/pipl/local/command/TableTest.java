package dev.pipl.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aChineseCharacterTakesTwoPlacesAndALatinOneTakesOne() {
        assertThat(Table.width("审计 audit")).isEqualTo(10);
        assertThat(Table.width("\uFF08\uFF0C\u3002\uFF09")).isEqualTo(8);
        assertThat(Table.width("(,.)")).isEqualTo(4);
    }

    @Test
    void columnsStandUnderEachOtherInBothScripts() {
        // When
        String table = new Table().row("部件", "x").row("audit", "y").render();

        // Then
        assertThat(Arrays.stream(table.split("\n")).map(line -> Table.width(line.substring(0, line.length() - 1))))
                .containsExactly(9, 9);
    }

    @Test
    void aLineDoesNotEndInBlanks() {
        assertThat(new Table().row("a", "").row("b", "c").render()).isEqualTo("  a\n  b  c\n");
    }
}
