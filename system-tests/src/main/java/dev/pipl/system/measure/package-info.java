/**
 * Measures a running platform from outside: how many individuals a second pass through Kafka into the committed ledger,
 * and how long it takes from publishing the person who crosses a limit to the alert on a regulator's stream.
 */
package dev.pipl.system.measure;
