package dev.pipl.certification.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request's body whose form is judged only when it is asked for, so that a stranger learns 404 before anything of the form.
 *
 * @param <T> what the body should be
 */
public final class Sent<T> {
    private final T form;
    private final IOException fault;
    private final JsonNode tree;
    private final String text;

    private Sent(T form, IOException fault, JsonNode tree, byte[] body) {
        this.form = form;
        this.fault = fault;
        this.tree = tree;
        this.text = new String(body, StandardCharsets.UTF_8);
    }

    /** Never fails: what is wrong with the body shows in {@link #form()}. */
    public static <T> Sent<T> read(byte[] body, Class<T> type, ObjectMapper json) {
        byte[] given = body == null ? new byte[0] : body;
        JsonNode tree = json.getNodeFactory().missingNode();
        try {
            tree = json.readTree(given);
            return new Sent<>(given.length == 0 ? null : json.readValue(given, type), null, tree, given);
        } catch (IOException e) {
            return new Sent<>(null, e, tree, given);
        }
    }

    /**
     * The body; {@code null} if there is none.
     *
     * @throws BadRequestException if it has not the form, with the reader's reason as its cause
     */
    public T form() {
        if (fault != null) {
            throw new BadRequestException(fault);
        }
        return form;
    }

    /** A text at the top of the body, also of one that has not the form otherwise. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(tree.path(field).textValue());
    }

    /** What stands for the body where two requests are compared. */
    public Object compared() {
        return fault == null ? form : text;
    }
}
