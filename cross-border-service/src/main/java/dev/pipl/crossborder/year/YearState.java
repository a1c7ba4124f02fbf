package dev.pipl.crossborder.year;

/** How far a calendar year has come. It never goes back. */
public enum YearState {
    /** It runs, or late events and corrections of it are expected. */
    OPEN,
    /** No more is expected. What comes all the same is recorded, for it happened. */
    CLOSED,
    /** The ledgers still count and verify, but nothing can be added: without the key nobody can be told apart. */
    KEY_DESTROYED
}
