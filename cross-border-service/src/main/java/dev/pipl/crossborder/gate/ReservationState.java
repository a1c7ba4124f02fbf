package dev.pipl.crossborder.gate;

/** Where a reservation stands. Only {@link #HELD} holds anybody; all others are final. */
public enum ReservationState {
    HELD,
    /** An accepted event named it; its persons are in the ledger. */
    REDEEMED,
    /** Given back before its time. */
    RELEASED,
    /** Its time is over. */
    EXPIRED
}
