/**
 * The transfer ledger: for every handler and calendar year of Beijing, what was provided abroad and how many distinct
 * persons it concerned.
 *
 * <p>The promise: the count equals the number of distinct fingerprints in the accepted, non-voided events of the ledger,
 * after any sequence of crashes before and after a commit, commits of unknown outcome, zombie writers, rebalances,
 * reordering and duplicates, and anyone can recompute it from the ledger alone.
 */
package dev.pipl.crossborder.ledger;
