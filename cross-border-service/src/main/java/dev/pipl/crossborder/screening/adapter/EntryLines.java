package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of entries: a JSON array, or one JSON object in each line. */
final class EntryLines {

    /** Technical: in one request, which is one transaction. */
    static final int ENTRIES_MAX = 1_000;

    private EntryLines() {}

    /**
     * An entry with its place.
     *
     * @param number from 1; of an array the element, otherwise the line, blank ones counted
     */
    record Line(int number, RestrictedRecipientForm form) {}

    /**
     * The entries of a JSON array.
     *
     * @throws Refusal 400 for what is no array, and for each element that is no entry; 413 for too many
     */
    static List<Line> ofArray(String text, ObjectMapper json) {
        JsonNode array;
        try {
            array = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        if (array == null || !array.isArray()) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        List<String> elements = new ArrayList<>();
        array.forEach(element -> elements.add(element.toString()));
        return read(elements, json);
    }

    /** The entries of a text with one JSON object in each line; refused like an array. */
    static List<Line> ofLines(String text, ObjectMapper json) {
        return read(text.lines().toList(), json);
    }

    private static List<Line> read(List<String> texts, ObjectMapper json) {
        List<Line> lines = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                continue;
            }
            try {
                RestrictedRecipientForm form = json.readValue(texts.get(i), RestrictedRecipientForm.class);
                if (form == null) {
                    errors.add(noEntry(i + 1));
                } else {
                    lines.add(new Line(i + 1, form));
                }
            } catch (JsonProcessingException e) {
                errors.add(noEntry(i + 1));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        if (lines.size() > ENTRIES_MAX) {
            throw new Refusal(CommonProblem.BODY_TOO_LARGE);
        }
        if (lines.isEmpty()) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        return lines;
    }

    private static FieldError noEntry(int number) {
        return new FieldError("line " + number, "不是清单条目的 JSON", "is not the JSON of an entry");
    }
}
