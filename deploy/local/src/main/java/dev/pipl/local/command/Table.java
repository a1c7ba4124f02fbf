package dev.pipl.local.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns that stand under each other, also where Chinese characters take two places each. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    String render() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(GAP).append(cell).append(" ".repeat(widths[column] - width(cell)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** How many places a terminal uses for it. */
    static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    private static int width(int character) {
        boolean ideograph = Character.isIdeographic(character);
        boolean fullWidthForm = character >= 0xFF00 && character <= 0xFF60;
        boolean chinesePunctuation = character >= 0x3000 && character <= 0x303F;
        return ideograph || fullWidthForm || chinesePunctuation ? 2 : 1;
    }
}
