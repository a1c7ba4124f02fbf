package dev.pipl.dashboard.page.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Answers what a page asks again and again: 304 as long as nothing has changed, so that an open page costs little and
 * the record of what regulators read grows only with what they got to see.
 */
@ApplicationScoped
public class FreshAnswer {
    private final ObjectMapper json;

    FreshAnswer(ObjectMapper json) {
        this.json = json;
    }

    public Response of(Request request, Object body) {
        byte[] bytes = bytes(body);
        EntityTag tag = new EntityTag(hash(bytes));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE) : unchanged;
        CacheControl caching = new CacheControl();
        caching.setPrivate(true);
        caching.setNoCache(true);
        return answer.tag(tag)
                .cacheControl(caching)
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .build();
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
