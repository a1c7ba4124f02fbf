package dev.pipl.dashboard.alert;

import java.time.OffsetDateTime;

/**
 * That somebody took note of an alert.
 *
 * @param by the person's name; null for readers who are not to know
 * @param at Beijing time
 * @param note in the person's words, maybe empty; null for readers who are not to know
 */
public record Acknowledgement(String by, OffsetDateTime at, String note) {

    /** For the handler itself, which learns that and when, but not who and what. */
    public Acknowledgement withoutPerson() {
        return new Acknowledgement(null, at, null);
    }
}
