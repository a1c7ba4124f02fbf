package dev.pipl.events;

/** The data of one kind of event. Every implementation is an immutable record named by exactly one {@link EventType}. */
public interface Event {}
