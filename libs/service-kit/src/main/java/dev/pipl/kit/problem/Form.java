package dev.pipl.kit.problem;

import dev.pipl.law.Bilingual;
import java.util.ArrayList;
import java.util.List;

/** Looks at the form of a request and tells everything that is wrong with it at once. */
public final class Form {
    private final List<FieldError> errors = new ArrayList<>();

    /** The value, which must be there. */
    public <T> T required(String field, T value) {
        if (value == null) {
            errors.add(new FieldError(field, "必须填写", "is required"));
        }
        return value;
    }

    /** A text that must be there and has at most so many characters. */
    public String text(String field, String value, int lengthMax) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "必须填写", "is required"));
        } else if (value.length() > lengthMax) {
            errors.add(new FieldError(field, "最多 " + lengthMax + " 个字符", "has at most " + lengthMax + " characters"));
        }
        return value;
    }

    /** A text in both languages; {@code null} while anything is wrong with it. */
    public Bilingual bilingual(String field, Words value, int lengthMax) {
        if (value == null) {
            errors.add(new FieldError(field, "必须填写", "is required"));
            return null;
        }
        int before = errors.size();
        text(field + ".zh", value.zh(), lengthMax);
        text(field + ".en", value.en(), lengthMax);
        return errors.size() == before ? new Bilingual(value.zh(), value.en()) : null;
    }

    /**
     * Goes on only if nothing is wrong.
     *
     * @throws Refusal 400 with every field at fault
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }

    /** A text in two languages as it comes in: either may be missing. */
    public record Words(String zh, String en) {}
}
