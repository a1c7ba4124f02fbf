package dev.pipl.publisher.input;

import java.util.Locale;
import java.util.Optional;

/** Which lists of the event a person stands in. */
public enum Sensitivity {
    NON_SENSITIVE,
    SENSITIVE,
    BOTH;

    /** What a cell says, in any case: yes or no, 1 or 0, 是 or 否, the event's own words, or {@code both}. */
    static Optional<Sensitivity> of(String cell) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "sensitive", "true", "yes", "y", "1", "是" -> Optional.of(SENSITIVE);
            case "nonsensitive", "false", "no", "n", "0", "否" -> Optional.of(NON_SENSITIVE);
            case "both" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }

    public boolean isSensitive() {
        return this != NON_SENSITIVE;
    }

    public boolean isNonSensitive() {
        return this != SENSITIVE;
    }
}
