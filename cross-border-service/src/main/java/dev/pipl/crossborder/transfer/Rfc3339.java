package dev.pipl.crossborder.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates with time and offset, as RFC 3339 and ISO 8601 write them. */
final class Rfc3339 {

    private static final int SECONDS_LENGTH = "2026-03-01T08:00:00".length();
    private static final int NANO_DIGITS = 9;

    private Rfc3339() {}

    /**
     * The instant of a text.
     *
     * @throws DateTimeException for anything else than a date with time and offset
     */
    static Instant parse(String text) {
        // Two of them stand in every event; the library's parser alone would take as long as all the rest of a small
        // one.
        int offsetAt = offsetAt(text);
        return isPlain(text, offsetAt)
                ? plain(text, offsetAt)
                : OffsetDateTime.parse(text).toInstant();
    }

    /** Behind the seconds and their fraction, if there is one. */
    private static int offsetAt(String text) {
        int at = SECONDS_LENGTH;
        if (text.length() > at && text.charAt(at) == '.') {
            do {
                at++;
            } while (at < text.length() && isDigit(text.charAt(at)));
        }
        return at;
    }

    private static boolean isPlain(String text, int offsetAt) {
        int rest = text.length() - offsetAt;
        int fraction = offsetAt - SECONDS_LENGTH - 1;
        boolean utc = rest == 1 && text.charAt(offsetAt) == 'Z';
        boolean eastward = rest == 6 && text.charAt(offsetAt) == '+' && text.charAt(offsetAt + 3) == ':';
        return (utc || eastward)
                && fraction != 0
                && fraction <= NANO_DIGITS
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static Instant plain(String text, int offsetAt) {
        int nanos = 0;
        if (offsetAt > SECONDS_LENGTH) {
            nanos = number(text, SECONDS_LENGTH + 1, offsetAt);
            for (int digits = offsetAt - SECONDS_LENGTH - 1; digits < NANO_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                nanos);
        ZoneOffset offset = text.charAt(offsetAt) == 'Z'
                ? ZoneOffset.UTC
                : ZoneOffset.ofHoursMinutes(
                        number(text, offsetAt + 1, offsetAt + 3), number(text, offsetAt + 4, offsetAt + 6));
        return local.toInstant(offset);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                throw new DateTimeException("no digit at " + i);
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
