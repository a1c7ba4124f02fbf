package dev.pipl.verifier.fault;

/** One thing that is not as the format says. */
public record Fault(FaultKind kind, Place place, Said said) {}
