package dev.pipl.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The version an event gives to the thing it tells of. A subscription never goes back behind a version it has seen.
 *
 * @param aggregate the thing, for example {@code handler-profile/8f…}
 */
public record AggregateVersion(String aggregate, long number) {

    /** The profile's version for the events that carry a handler's whole profile; empty for all others. */
    static Optional<AggregateVersion> of(Received received) {
        JsonNode data = received.event().data();
        JsonNode profile = data == null ? null : data.path("profile");
        if (profile == null || !profile.path("version").isIntegralNumber()) {
            return Optional.empty();
        }
        return Optional.of(new AggregateVersion(
                "handler-profile/" + profile.path("handlerId").asText(),
                profile.path("version").asLong()));
    }
}
