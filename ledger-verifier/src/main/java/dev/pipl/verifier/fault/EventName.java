package dev.pipl.verifier.fault;

/**
 * An entry of a row by what identifies it.
 *
 * @param source of a pipeline's event; empty for an entry that is none
 * @param id of the event, decision, review, rule, profile change, opening or succession
 */
public record EventName(String source, String id) {

    @Override
    public String toString() {
        return source.isEmpty() ? id : source + " " + id;
    }
}
