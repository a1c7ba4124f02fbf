package dev.pipl.kit.page.adapter;

import dev.pipl.kit.page.Page;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Answers a page: 200, the items, and {@code Link: <…>; rel="next"} while there is more. */
public final class PageAnswer {
    private PageAnswer() {}

    public static Response of(Page<?> page, UriInfo request) {
        Response.ResponseBuilder answer = Response.ok(page);
        if (page.next() != null) {
            URI next = request.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.next())
                    .build();
            answer.link(next, "next");
        }
        return answer.build();
    }
}
