/**
 * Measures the ledger against what else could count distinct persons exactly: a PostgreSQL upsert and a Redis
 * set. All get the same generated events in one run, and each has to come to the same counts.
 */
package dev.pipl.system.benchmark;
