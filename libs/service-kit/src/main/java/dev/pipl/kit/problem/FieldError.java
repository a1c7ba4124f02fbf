package dev.pipl.kit.problem;

import dev.pipl.law.Bilingual;

/**
 * What is wrong with one field of a request.
 *
 * @param field the path in the body, dots between names, for example {@code name.zh}
 * @param message for people
 */
public record FieldError(String field, Bilingual message) {
    public FieldError(String field, String zh, String en) {
        this(field, new Bilingual(zh, en));
    }
}
