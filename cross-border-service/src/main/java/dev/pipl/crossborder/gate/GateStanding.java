package dev.pipl.crossborder.gate;

/**
 * How a handler's gate stands when a question comes: one look, which sees everything as of one moment.
 *
 * @param version of its reservations; one can be added only while it is still this
 * @param held what is reserved in the year of the transfer and not over
 * @param recordChanges how many there have been of what is on record about the handler
 * @param turn of the handler's newest ledger row, 0 where there is none
 */
public record GateStanding(GateMode mode, long version, HeldReservations held, long recordChanges, long turn) {}
