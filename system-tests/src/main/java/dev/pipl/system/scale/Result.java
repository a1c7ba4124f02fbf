package dev.pipl.system.scale;

/** What a part of the run measured, and whether it was right. */
record Result(String part, Figures figures, Verdict verdict) {}
