/**
 * The gate: may this transfer be made? It judges by all conditions, with the counts as they would stand including the
 * transfer and whatever is reserved for others, and can hold the persons for a while, so that two exports side by side
 * cannot both take the last place under a threshold. It decides before; the ledger records what happened after.
 */
package dev.pipl.crossborder.gate;
