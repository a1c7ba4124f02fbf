/**
 * Signed roots over all chain heads of the ledger: what was rooted cannot be changed, shortened or dropped afterwards without
 * everybody who kept the root being able to prove it. {@code docs/ledger-format.md} has the exact octets.
 */
package dev.pipl.crossborder.root;
