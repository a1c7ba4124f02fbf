package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.kit.problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An event while it is read: what was found, unjudged, and the defects met on the way. */
final class EventDraft {

    final Map<String, String> attributes = new HashMap<>();
    final ObjectNode data = JsonNodeFactory.instance.objectNode();
    final SubjectTokens nonSensitive;
    final SubjectTokens sensitive;
    final List<FieldError> errors = new ArrayList<>();

    /** Nothing of the data could be read, so that no field of it can be missed. */
    boolean dataUnreadable;

    /** One of a body of several, or of unknown length. */
    EventDraft() {
        this(0);
    }

    /** @param octets how long the event is */
    EventDraft(int octets) {
        nonSensitive = new SubjectTokens(octets);
        sensitive = new SubjectTokens(octets);
    }

    void dataUnreadable(String zh, String en) {
        error("data", zh, en);
        dataUnreadable = true;
    }

    /** The texts never repeat a value: what a pipeline puts into a wrong place may be a person. */
    void error(String field, String zh, String en) {
        errors.add(new FieldError(field, zh, en));
    }

    String attribute(String name) {
        return attributes.get(name);
    }
}
