/** The ledger's inner loops alone, in memory: {@code system-tests/benchmark-loops}. */
package dev.pipl.system.benchmark.loop;
