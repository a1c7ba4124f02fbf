package dev.pipl.crossborder.mechanism;

/** Which mechanism is opened for whom, and what it is to cover. */
public record Opening(String id, String handlerId, MechanismKind kind, Scope scope) {}
