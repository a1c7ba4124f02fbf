package dev.pipl.dashboard.page;

/**
 * A person has signed out; nothing may go on in that session's name.
 *
 * @param session its name at the identity provider
 */
public record SessionEnded(String session) {}
