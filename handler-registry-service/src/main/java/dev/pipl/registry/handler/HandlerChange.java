package dev.pipl.registry.handler;

import java.time.LocalDate;
import java.util.List;

/**
 * What a statement made of a handler.
 *
 * @param changedFields names of the profile's fields that differ; empty when the statement said nothing new
 * @param effectiveOn the earliest day a changed fact holds from; today for what is not dated
 */
public record HandlerChange(Handler before, Handler after, List<String> changedFields, LocalDate effectiveOn) {
    public HandlerChange {
        changedFields = List.copyOf(changedFields);
    }

    public boolean isNothing() {
        return changedFields.isEmpty();
    }
}
