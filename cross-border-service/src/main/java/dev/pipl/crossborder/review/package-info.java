/**
 * What is found after a transfer went: what really flows to whom and for what, and where that does not fit what the law
 * asks for. Follows the committed ledger row by row; a defect never takes a transfer out of the count.
 */
package dev.pipl.crossborder.review;
