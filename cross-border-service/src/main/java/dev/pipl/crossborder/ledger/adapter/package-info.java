/** The ledger's doors: PostgreSQL, the topic of transfers, the file with the wrapping key, health and metrics. */
package dev.pipl.crossborder.ledger.adapter;
