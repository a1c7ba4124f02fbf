package dev.pipl.publisher.delivery;

/**
 * What became of one event.
 *
 * @param code why it was rejected, kebab-case; {@code null} otherwise
 */
public record Outcome(String eventId, Verdict verdict, String code) {

    /** With a code only for a rejection, and only if it looks like one: nothing else of an answer is repeated. */
    public static Outcome of(String eventId, Verdict verdict, String code) {
        if (verdict != Verdict.REJECTED) {
            return new Outcome(eventId, verdict, null);
        }
        return new Outcome(eventId, verdict, isCode(code) ? code : "unknown");
    }

    /** Whether a text may be shown as a problem's code. */
    public static boolean isCode(String text) {
        return text != null && text.matches("[a-z][a-z0-9-]{1,63}");
    }
}
