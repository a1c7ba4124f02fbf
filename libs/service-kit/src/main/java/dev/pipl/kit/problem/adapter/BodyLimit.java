package dev.pipl.kit.problem.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Language;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers 413 as a problem; the server's own check behind it would answer without a body. */
@ApplicationScoped
public class BodyLimit {
    /** Any priority above the server's own limit will do. */
    private static final int BEFORE_THE_SERVERS_OWN = 200;

    private final long bytesMax;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, ObjectMapper json) {
        this.bytesMax = limit.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_OWN);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (length(request) <= bytesMax) {
            context.next();
            return;
        }
        Language language = Language.preferred(request.getHeader("Accept-Language"));
        context.response()
                .setStatusCode(CommonProblem.BODY_TOO_LARGE.status())
                .putHeader("Content-Type", ProblemAnswers.MEDIA_TYPE)
                .putHeader("Content-Language", language.tag())
                .putHeader("Connection", "close")
                .end(body(language));
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String body(Language language) {
        try {
            return json.writeValueAsString(ProblemBody.of(new Refusal(CommonProblem.BODY_TOO_LARGE), language));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written", e);
        }
    }
}
