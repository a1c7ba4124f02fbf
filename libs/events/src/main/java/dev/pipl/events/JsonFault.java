package dev.pipl.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** Says where JSON went wrong, without the parser's message, which would quote the content. */
final class JsonFault {
    private JsonFault() {}

    static MalformedEvent in(String root, JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping) {
            String path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining());
            return new MalformedEvent(root + path, "is missing or has the wrong type");
        }
        return new MalformedEvent(root, "is not JSON");
    }
}
