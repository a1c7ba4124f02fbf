/** A row of the ledger as octets: the chain, the body, its entries and their checks. */
package dev.pipl.verifier.row;
