package dev.pipl.certification.certificate;

import dev.pipl.certification.CertificationProblem;
import dev.pipl.law.Bilingual;
import java.util.List;

/**
 * What a certificate covers. An empty list restricts nothing.
 *
 * @param recipientIds overseas recipients, as the transfer ledger names them
 * @param purposes as transfers name them
 * @param categories codes of personal information
 * @param peopleCountMax persons in a calendar year; {@code null} where the certificate names no number
 */
public record Scope(
        Bilingual description,
        List<String> recipientIds,
        List<String> purposes,
        List<String> categories,
        Long peopleCountMax) {

    /** A limit of this interface, not of the law: a scope must fit into one event. */
    private static final int CODES_MAX = 200;

    private static final int CODE_LENGTH_MAX = 200;

    public Scope {
        recipientIds = codes("scope.recipientIds", recipientIds);
        purposes = codes("scope.purposes", purposes);
        categories = codes("scope.categories", categories);
        if (peopleCountMax != null && peopleCountMax < 1) {
            throw CertificationProblem.invalid(
                    "scope.peopleCountMax", "人数上限应当大于零。", "A maximum number of people is at least one.");
        }
    }

    private static List<String> codes(String field, List<String> values) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > CODES_MAX) {
            throw CertificationProblem.invalid(field, "最多 " + CODES_MAX + " 项。", "At most " + CODES_MAX + " entries.");
        }
        for (String value : values) {
            if (value == null || value.isBlank() || value.length() > CODE_LENGTH_MAX) {
                throw CertificationProblem.invalid(
                        field,
                        "每项应为 1 至 " + CODE_LENGTH_MAX + " 个字符。",
                        "Each entry has 1 to " + CODE_LENGTH_MAX + " characters.");
            }
        }
        return List.copyOf(values);
    }
}
