package dev.pipl.kit.idempotency.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Between a POST request and the idempotency of its command. */
@ApplicationScoped
public class Commands {
    private final Access access;
    private final ObjectMapper json;

    Commands(Access access, ObjectMapper json) {
        this.access = access;
        this.json = json;
    }

    /**
     * The key of a POST, if its caller gave one.
     *
     * @param body what the command was read from; equal JSON counts as the same body
     */
    public Optional<CommandKey> key(HttpHeaders headers, UriInfo request, Object body) {
        String key = headers.getHeaderString("Idempotency-Key");
        return key == null
                ? Optional.empty()
                : Optional.of(
                        CommandKey.of(access.caller().subject(), "POST", request.getPath(), key, canonical(body)));
    }

    /** 201 with where the new thing is; {@code tag} may be null. */
    public Answer created(String location, String tag, Object body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.LOCATION, location);
        if (tag != null) {
            headers.put(HttpHeaders.ETAG, tag);
        }
        return new Answer(201, headers, json.valueToTree(body));
    }

    /** 200 with a body. */
    public Answer ok(Object body) {
        return new Answer(200, Map.of(), json.valueToTree(body));
    }

    public static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }

    private String canonical(Object body) {
        JsonNode tree = json.valueToTree(body);
        return tree.toString();
    }
}
