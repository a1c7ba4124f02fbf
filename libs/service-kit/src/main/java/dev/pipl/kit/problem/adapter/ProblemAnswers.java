package dev.pipl.kit.problem.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Language;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.RuleNotInForce;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way in which a request can fail, as a problem document in the caller's language. */
public class ProblemAnswers {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    private final CurrentVertxRequest exchange;

    ProblemAnswers(CurrentVertxRequest exchange) {
        this.exchange = exchange;
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal, HttpHeaders request) {
        return answer(refusal, request);
    }

    @ServerExceptionMapper
    public Response noRule(RuleNotInForce missing, HttpHeaders request) {
        return answer(
                new Refusal(
                        CommonProblem.RULE_NOT_IN_FORCE,
                        missing.provision() + "，" + missing.on(),
                        missing.provision() + " on " + missing.on()),
                request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(Exception thrown, HttpHeaders request) {
        return answer(new Refusal(CommonProblem.UNAUTHENTICATED), request);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException thrown, HttpHeaders request) {
        return answer(new Refusal(CommonProblem.NOT_PERMITTED), request);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException thrown, HttpHeaders request) {
        List<FieldError> errors = thrown.getConstraintViolations().stream()
                .map(v -> new FieldError(field(v.getPropertyPath()), message(v)))
                .sorted(java.util.Comparator.comparing(FieldError::field))
                .toList();
        return answer(Refusal.ofFields(errors), request);
    }

    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
    public Response unreadable(Exception thrown, HttpHeaders request) {
        return answer(ofJson((JsonProcessingException) thrown), request);
    }

    @ServerExceptionMapper
    public Response ofFramework(WebApplicationException thrown, HttpHeaders request) {
        if (thrown.getCause() instanceof JsonProcessingException json) {
            return answer(ofJson(json), request);
        }
        Response given = thrown.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        if (given.getStatus() >= 500) {
            log(thrown);
        }
        return answer(new Refusal(ofStatus(given.getStatus())), request);
    }

    @ServerExceptionMapper
    public Response failed(Throwable thrown, HttpHeaders request) {
        if (thrown instanceof Exception && thrown.getCause() instanceof Refusal refusal) {
            return answer(refusal, request);
        }
        log(thrown);
        boolean passes = Outage.isBehind(thrown);
        return answer(new Refusal(passes ? CommonProblem.UNAVAILABLE : CommonProblem.INTERNAL_ERROR), request);
    }

    /** Who hung up in the middle reads no answer, and what then cannot be read or written is no fault of the service. */
    private void log(Throwable thrown) {
        RoutingContext at = exchange.getCurrent();
        if (at != null && at.response().closed()) {
            LOG.infof(
                    "The caller of %s %s hung up (%s)",
                    at.request().method(), at.normalizedPath(), thrown.getMessage());
        } else {
            LOG.error("A request failed", thrown);
        }
    }

    /** The refusal as a document in the language that the request prefers. */
    public static Response answer(Refusal refusal, HttpHeaders request) {
        Language language = Language.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Response.ResponseBuilder answer = Response.status(refusal.problem().status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(ProblemBody.of(refusal, language));
        refusal.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds())));
        if (refusal.problem().status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }

    private static Refusal ofJson(JsonProcessingException thrown) {
        if (thrown instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(r -> r.getFieldName() != null ? r.getFieldName() : String.valueOf(r.getIndex()))
                    .collect(Collectors.joining("."));
            return Refusal.ofFields(List.of(new FieldError(field, "取值不符合要求或字段未知", "unknown or not of the right form")));
        }
        return new Refusal(CommonProblem.MALFORMED_JSON);
    }

    private static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 401 -> CommonProblem.UNAUTHENTICATED;
            case 403 -> CommonProblem.NOT_PERMITTED;
            case 404 -> CommonProblem.RESOURCE_UNKNOWN;
            case 405 -> CommonProblem.METHOD_NOT_ALLOWED;
            case 406 -> CommonProblem.NOT_ACCEPTABLE;
            case 409 -> CommonProblem.STATE_CONFLICT;
            case 413 -> CommonProblem.BODY_TOO_LARGE;
            case 415 -> CommonProblem.MEDIA_TYPE_UNSUPPORTED;
            case 503 -> CommonProblem.UNAVAILABLE;
            default -> status < 500 ? CommonProblem.BAD_REQUEST : CommonProblem.INTERNAL_ERROR;
        };
    }

    /** Without the method's and the parameter's name, which the caller never wrote. */
    private static String field(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(node -> names.add(node.toString()));
        return names.size() > 2 ? String.join(".", names.subList(2, names.size())) : names.get(names.size() - 1);
    }

    /** A message of ours is written {@code 中文|English}; those of the validator come in both languages by locale. */
    private static Bilingual message(ConstraintViolation<?> violation) {
        String text = violation.getMessage();
        int bar = text.indexOf('|');
        return bar > 0
                ? new Bilingual(text.substring(0, bar), text.substring(bar + 1))
                : new Bilingual("不符合要求（" + text + "）", text.toLowerCase(Locale.ROOT));
    }
}
