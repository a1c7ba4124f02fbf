package dev.pipl.kit.problem.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.kit.problem.Language;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import java.util.List;

/** An RFC 9457 document. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Field> errors,
        String provision,
        List<Finding> findings) {

    /** One field and what is wrong with it, in the caller's language. */
    record Field(String field, String message) {}

    static ProblemBody of(Refusal refusal, Language language) {
        return new ProblemBody(
                refusal.problem().type(),
                language.of(refusal.problem().title()),
                refusal.problem().status(),
                refusal.detail().map(language::of).orElse(null),
                refusal.problem().code(),
                refusal.errors().stream()
                        .map(e -> new Field(e.field(), language.of(e.message())))
                        .toList(),
                refusal.findings().stream().findFirst().map(Finding::provision).orElse(null),
                refusal.findings());
    }
}
