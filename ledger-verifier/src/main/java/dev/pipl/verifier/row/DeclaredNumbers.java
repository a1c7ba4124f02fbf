package dev.pipl.verifier.row;

/** What a pipeline without tokens states of one data set. */
public record DeclaredNumbers(String dataSet, long nonSensitive, long sensitive) {}
