/**
 * What pipelines hand in: whether an event's handler and recipient are known, whose event a caller may send, and what
 * became of each event. The way into the ledger over HTTP is here; both entries ask the same questions.
 */
package dev.pipl.crossborder.intake;
