package dev.pipl.crossborder.exemption;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.PersonsConcerned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a handler says of a ground. Everything may be null here.
 *
 * @param ground by the names the transfers use
 * @param evidence the text the transfers carry; whether a blank one suffices is a question of law, not of form
 * @param description what is sent on it, and why it is necessary
 * @param persons {@code EMPLOYEES}, {@code APPLICANTS} or {@code OTHERS}
 * @param documents where the papers are kept, at least one
 * @param categories codes of what is sent; wanted for the list of a free-trade zone
 * @param importantData whether important data are among it
 */
public record ClaimForm(
        String ground,
        String evidence,
        String description,
        String persons,
        List<String> documents,
        List<String> categories,
        Boolean importantData) {

    /** As long as a transfer's own evidence may be; technical. */
    private static final int TEXT_MAX = 4_000;
    /** Technical. */
    private static final int NAME_MAX = 500;

    private static final int LISTED_MAX = 50;

    public ClaimForm {
        documents = orNone(documents);
        categories = orNone(categories);
    }

    /**
     * Goes on only with a sound form.
     *
     * @throws Refusal 400 with every field at fault
     */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (!isName(ground, ExemptionGround.values())) {
            errors.add(new FieldError("ground", "不是已知的豁免情形", "is no known ground"));
        }
        if (evidence != null && evidence.length() > TEXT_MAX) {
            errors.add(tooLong("evidence", TEXT_MAX));
        }
        if (description == null || description.isBlank()) {
            errors.add(new FieldError("description", "必须填写", "is required"));
        } else if (description.length() > TEXT_MAX) {
            errors.add(tooLong("description", TEXT_MAX));
        }
        if (!isName(persons, PersonsConcerned.values())) {
            errors.add(new FieldError(
                    "persons", "须为 EMPLOYEES、APPLICANTS 或 OTHERS", "must be EMPLOYEES, APPLICANTS or OTHERS"));
        }
        listErrors("documents", documents, errors);
        if (ExemptionGround.FREE_TRADE_ZONE.name().equals(ground) || !categories.isEmpty()) {
            listErrors("categories", categories, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }

    private static void listErrors(String field, List<String> listed, List<FieldError> errors) {
        if (listed.isEmpty()
                || listed.size() > LISTED_MAX
                || !listed.stream().allMatch(text -> text != null && !text.isBlank() && text.length() <= NAME_MAX)) {
            errors.add(new FieldError(
                    field, "须有 1 至 50 项，每项 1 至 500 个字符", "must have 1 to 50 entries of 1 to 500 characters"));
        }
    }

    private static FieldError tooLong(String field, int max) {
        return new FieldError(field, "最多 " + max + " 个字符", "has at most " + max + " characters");
    }

    private static boolean isName(String given, Enum<?>[] known) {
        return Arrays.stream(known).anyMatch(one -> one.name().equals(given));
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
