/** Signed roots over all chains: keys and their changes, statements in their order, and proofs that a chain is under one. */
package dev.pipl.verifier.root;
