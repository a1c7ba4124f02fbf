/**
 * Measures the ledger against what else could count distinct persons exactly: a PostgreSQL upsert, a Redis set
 * and a stream processor. All get the same generated events in one run, and each has to come to the same counts.
 */
package dev.pipl.system.benchmark;
