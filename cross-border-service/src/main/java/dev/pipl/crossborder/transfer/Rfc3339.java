package dev.pipl.crossborder.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates with time and offset, as RFC 3339 and ISO 8601 write them. */
final class Rfc3339 {

    private static final int SECONDS_LENGTH = "2026-03-01T08:00:00".length();

    private Rfc3339() {}

    /**
     * The instant of a text.
     *
     * @throws DateTimeException for anything else than a date with time and offset
     */
    static Instant parse(String text) {
        // Two of them stand in every event; the library's parser alone would take as long as all the rest of a small
        // one.
        return text.length() >= SECONDS_LENGTH && isPlain(text)
                ? plain(text)
                : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isPlain(String text) {
        int rest = text.length() - SECONDS_LENGTH;
        boolean utc = rest == 1 && text.charAt(SECONDS_LENGTH) == 'Z';
        boolean eastward = rest == 6 && text.charAt(SECONDS_LENGTH) == '+' && text.charAt(SECONDS_LENGTH + 3) == ':';
        return (utc || eastward)
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static Instant plain(String text) {
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19));
        ZoneOffset offset = text.charAt(SECONDS_LENGTH) == 'Z'
                ? ZoneOffset.UTC
                : ZoneOffset.ofHoursMinutes(number(text, 20, 22), number(text, 23, 25));
        return local.toInstant(offset);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit at " + i);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
