package dev.pipl.publisher.input;

/**
 * Where in the input the facts about a person stand. A column is a name, or a number from 1.
 *
 * @param column of the identifier; {@code null} for the first column of a CSV or the whole line
 * @param sensitiveColumn {@code null} where {@code sensitive} holds for all
 * @param occurredAtColumn {@code null} where one time holds for all
 * @param skipBlank pass over rows without an identifier instead of stopping; they are counted
 */
public record InputShape(
        InputFormat format,
        char delimiter,
        boolean header,
        String column,
        boolean sensitive,
        String sensitiveColumn,
        String occurredAtColumn,
        boolean skipBlank) {

    Sensitivity sensitivityOfAll() {
        return sensitive ? Sensitivity.SENSITIVE : Sensitivity.NON_SENSITIVE;
    }
}
