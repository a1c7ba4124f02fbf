package dev.pipl.dashboard.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.events.Wording;
import java.util.List;

/**
 * An alert with what people have made of it.
 *
 * @param handlerName absent where no handler is concerned, or the registry has not told of it yet
 */
public record InboxEntry(
        NumberedAlert alert,
        @JsonInclude(JsonInclude.Include.NON_NULL) Wording handlerName,
        List<Acknowledgement> acknowledgements) {
    public InboxEntry {
        acknowledgements = List.copyOf(acknowledgements);
    }
}
