package dev.pipl.events.transfer;

/** How many people a data set names, where a pipeline has no tokens. A new declaration of a data set replaces the old. */
public record DeclaredCounts(String datasetId, Long nonSensitive, Long sensitive) {}
