package dev.pipl.kit.page;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the sort keys of its last item. Opaque on the wire.
 *
 * @param keys in sort order; never contains the unit separator
 */
public record Cursor(List<String> keys) {
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(java.util.Arrays.stream(keys).map(String::valueOf).toList());
    }

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The cursor that a list of ours has handed out.
     *
     * @param keyCount how many keys the list's order has
     * @throws Refusal 400 {@code page-cursor-invalid} for anything that this list did not hand out
     */
    public static Cursor decode(String encoded, int keyCount) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            List<String> keys = List.of(text.split(SEPARATOR, -1));
            if (keys.size() == keyCount) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException unreadable) {
            // falls through to the refusal
        }
        throw invalid();
    }

    /** For a key that decodes but is not of its type. */
    public static Refusal invalid() {
        return new Refusal(CommonProblem.PAGE_CURSOR_INVALID);
    }

    /** A numeric key. */
    public long number(int index) {
        try {
            return Long.parseLong(keys.get(index));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }
}
