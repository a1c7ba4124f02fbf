package dev.pipl.crossborder.intake.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.kit.problem.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why one event was rejected, as an RFC 9457 document inside an answer. */
@Schema(name = "EventProblem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record EventProblem(String type, String title, int status, String detail, String code, List<Field> errors) {

    /** One field and what is wrong with it. */
    @Schema(name = "EventField")
    record Field(String field, String message) {}

    static EventProblem of(Rejection rejection, Language language) {
        return new EventProblem(
                rejection.code().type(),
                language.of(rejection.code().title()),
                rejection.code().status(),
                language.of(rejection.detail()),
                rejection.code().code(),
                rejection.errors().stream()
                        .map(error -> new Field(error.field(), language.of(error.message())))
                        .toList());
    }
}
