/**
 * Corrections of what the ledger records, and reviews of the route that they leave: proposed by one person or a pipeline,
 * decided by another, then applied to the ledger. What was recorded, and what followed from it, stays readable.
 */
package dev.pipl.crossborder.correction;
