package dev.pipl.events.registry;

import dev.pipl.events.Event;
import java.time.LocalDate;
import java.util.List;

/**
 * A handler's profile changed; the whole new one is here.
 *
 * @param changedFields names of the profile's fields that differ from the version before
 * @param effectiveOn the earliest day a changed fact holds from
 */
public record HandlerProfileChanged(HandlerProfile profile, List<String> changedFields, LocalDate effectiveOn)
        implements Event {
    public HandlerProfileChanged {
        changedFields = changedFields == null ? null : List.copyOf(changedFields);
    }

    /** Whose profile it is. */
    public String handlerId() {
        return profile.handlerId();
    }
}
