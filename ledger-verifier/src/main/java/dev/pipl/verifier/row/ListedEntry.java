package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;

/** An entry by its kind and name. */
public record ListedEntry(int kind, EventName name) {}
