package dev.pipl.kit.outbox.adapter;

import java.util.HashMap;
import java.util.Map;

/** Where the broker is and how to get in: what every client of ours shares, and nothing else of the configuration. */
public final class BrokerAccess {
    private BrokerAccess() {}

    /**
     * The settings that are about access.
     *
     * @param configured all {@code kafka.*} settings
     */
    public static Map<String, Object> of(Map<String, Object> configured) {
        Map<String, Object> access = new HashMap<>();
        configured.forEach((name, value) -> {
            if (name.equals("bootstrap.servers")
                    || name.startsWith("security.")
                    || name.startsWith("sasl.")
                    || name.startsWith("ssl.")) {
                access.put(name, value);
            }
        });
        return access;
    }
}
