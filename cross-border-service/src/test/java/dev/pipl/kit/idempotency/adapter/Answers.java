package dev.pipl.kit.idempotency.adapter;

import dev.pipl.events.EventJson;

/** Answers of commands for a test that runs without a container; without requests to read keys from. */
public final class Answers {

    private Answers() {}

    public static Commands withoutRequests() {
        return new Commands(null, EventJson.mapper());
    }
}
