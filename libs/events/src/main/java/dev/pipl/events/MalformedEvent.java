package dev.pipl.events;

/**
 * Bytes or JSON that are no event of the promised form. The message names the attribute or field and what is wrong with
 * it, and never repeats content: an event may hold pseudonyms.
 */
public final class MalformedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public MalformedEvent(String field, String wrong) {
        super(field + ": " + wrong);
        this.field = field;
    }

    /** The attribute or field, for example {@code time} or {@code data.handlerId}; {@code value} for the bytes as a whole. */
    public String field() {
        return field;
    }
}
