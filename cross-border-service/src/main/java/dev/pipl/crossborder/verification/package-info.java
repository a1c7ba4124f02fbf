/**
 * Proof that a ledger is what was written: a handler's years verified row by row, and given away whole, so that anyone can
 * verify them again.
 */
package dev.pipl.crossborder.verification;
