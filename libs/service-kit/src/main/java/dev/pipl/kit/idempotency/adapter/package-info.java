/** Stores keys with their answers in the command's own transaction. */
package dev.pipl.kit.idempotency.adapter;
