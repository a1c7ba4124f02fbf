package dev.pipl.crossborder.ledger;

/**
 * A keyed pseudo-random function: turns a subject token into the fingerprint under which a person is counted. The same
 * token gives the same fingerprint under the same key; nobody without the key can choose tokens that meet.
 */
public interface Prf {

    /** Writes the 128 bits of the token's fingerprint to {@code words[at]} and {@code words[at + 1]}. */
    void fingerprint(String token, long[] words, int at);
}
