/**
 * The judge of a single transfer: given what it says of itself and what is on record, which route it needs, which
 * mechanism carries it, and every condition that it meets or fails, each with its article. The gate asks before a
 * transfer is made, the review afterwards, and both get the same answer to the same facts. No I/O, no clock.
 */
package dev.pipl.crossborder.condition;
