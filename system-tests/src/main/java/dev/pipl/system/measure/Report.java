package dev.pipl.system.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Bilingual;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What was measured, as lines for a person while it goes on and as one JSON document at the end, with the gates. */
final class Report {
    private final PrintStream out;
    private final ObjectNode json = new ObjectMapper().createObjectNode();
    private boolean hasFailed;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Says something without figures of its own. */
    void say(Bilingual text) {
        out.println(text.zh() + " / " + text.en());
    }

    /**
     * Figures that belong together.
     *
     * @param key names them in the JSON document; figures of one key are added to each other
     * @param text for a person; holds the figures in words
     */
    void figures(String key, Bilingual text, Map<String, ?> figures) {
        out.println("  " + text.zh() + " / " + text.en());
        ObjectNode node = json.withObject("/" + key);
        figures.forEach(node::putPOJO);
    }

    /** A figure that must not be smaller than its gate. */
    void atLeast(String key, Bilingual what, double value, double gate) {
        gate(key, what, value, ">=", gate, value >= gate);
    }

    /** A figure that must not be greater than its gate. */
    void atMost(String key, Bilingual what, double value, double gate) {
        gate(key, what, value, "<=", gate, value <= gate);
    }

    /** Whether some figure missed its gate. */
    boolean hasFailed() {
        return hasFailed;
    }

    void write(Path file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
    }

    private void gate(String key, Bilingual what, double value, String comparison, double gate, boolean holds) {
        hasFailed |= !holds;
        out.printf(
                Locale.ROOT,
                "  [%s] %s / %s: %,.2f (%s %,.2f)%n",
                holds ? "通过 / holds" : "未通过 / MISSED",
                what.zh(),
                what.en(),
                value,
                comparison,
                gate);
        ObjectNode node = json.withObject("/gates/" + key);
        node.put("value", value);
        node.put("gate", comparison + " " + gate);
        node.put("holds", holds);
    }
}
