/** A command sent twice with one Idempotency-Key takes effect once and is answered alike. */
package dev.pipl.kit.idempotency;
