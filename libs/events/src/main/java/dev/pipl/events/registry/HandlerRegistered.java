package dev.pipl.events.registry;

import dev.pipl.events.Event;

/** A handler became known, with its whole profile. */
public record HandlerRegistered(HandlerProfile profile) implements Event {
    /** Whose profile it is. */
    public String handlerId() {
        return profile.handlerId();
    }
}
