/** Counts a year anew, as {@code docs/ledger-format.md} tells it under "How to recount", and compares. */
package dev.pipl.verifier.headcount;
