package dev.pipl.local.client;

/** Access tokens for the roles of the platform. */
@FunctionalInterface
public interface CallerTokens {
    /**
     * A token that is valid for at least another minute.
     *
     * @param role as the contracts name it, for example {@code handler-officer}
     * @param tenant the handler, body or agency; empty where the role has none
     */
    String tokenFor(String role, String tenant);
}
