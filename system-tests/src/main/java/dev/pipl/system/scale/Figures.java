package dev.pipl.system.scale;

import dev.pipl.law.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, each figure with its name for programs and its names for people. */
final class Figures {
    private static final double MIB = 1024.0 * 1024;

    private record Figure(String name, Bilingual meaning, Number value) {}

    private final List<Figure> figures = new ArrayList<>();

    void put(String name, String zh, String en, Number value) {
        figures.add(new Figure(name, new Bilingual(zh, en), value));
    }

    /** In MiB. */
    void putMemory(String name, String zh, String en, long bytes) {
        put(name, zh + "(MiB)", en + ", MiB", bytes / MIB);
    }

    Map<String, Object> forPrograms() {
        Map<String, Object> values = new LinkedHashMap<>();
        figures.forEach(figure -> values.put(figure.name(), figure.value()));
        return values;
    }

    List<String> forPeople() {
        return figures.stream()
                .map(figure -> String.format(
                        Locale.ROOT,
                        "  %15s  %s · %s",
                        number(figure.value()),
                        figure.meaning().zh(),
                        figure.meaning().en()))
                .toList();
    }

    private static String number(Number value) {
        return value instanceof Double
                ? String.format(Locale.ROOT, "%,.2f", value.doubleValue())
                : String.format(Locale.ROOT, "%,d", value.longValue());
    }
}
