package dev.pipl.kit.form.adapter;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The form of an address: no U+0000 in path or query, and what counts or pages is a whole number. */
public class AddressForm {
    private static final Set<String> WHOLE_NUMBERS = Set.of("limit", "after");

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().indexOf('\0') >= 0) {
            throw wrong("path", "包含字符 U+0000", "contains the character U+0000");
        }
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            for (String value : parameter.getValue()) {
                if (value.indexOf('\0') >= 0) {
                    throw wrong(parameter.getKey(), "包含字符 U+0000", "contains the character U+0000");
                }
                // Ten digits and more do not fit the parameter; unread, the framework would answer 404.
                if (WHOLE_NUMBERS.contains(parameter.getKey()) && !value.matches("-?\\d{1,9}")) {
                    throw wrong(parameter.getKey(), "不是(合理大小的)整数", "is not a whole number (of a sensible size)");
                }
            }
        }
    }

    private static Refusal wrong(String field, String zh, String en) {
        return Refusal.ofFields(List.of(new FieldError(field, zh, en)));
    }
}
