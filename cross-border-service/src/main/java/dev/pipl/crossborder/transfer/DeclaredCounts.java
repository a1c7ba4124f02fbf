package dev.pipl.crossborder.transfer;

/** A pipeline without tokens declares how many persons a data set holds; the same data set declared again replaces. */
public record DeclaredCounts(String datasetId, long nonSensitive, long sensitive) {}
