package dev.pipl.law.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The calendar by which the law counts days and years: that of Beijing. This is the only class that knows the zone.
 *
 * <p>The law's years ("自当年1月1日起") begin at 00:00 Beijing time, 16:00 UTC of 31 December.
 */
public final class BeijingCalendar {

    /** The zone of Beijing; for everything the law says about days, ask the methods below instead. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Without daylight saving since 1991, so that every instant the platform handles is written with {@code +08:00}. */
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private BeijingCalendar() {}

    /** The Beijing date of an instant. */
    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The calendar year to which an instant belongs. */
    public static int yearOf(Instant instant) {
        return dateOf(instant).getYear();
    }

    /** The first instant of a Beijing date. */
    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** The instant as Beijing writes it, with the offset {@code +08:00}. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(OFFSET);
    }

    /** Today's Beijing date by the given clock, whatever the clock's own zone. */
    public static LocalDate today(Clock clock) {
        return dateOf(clock.instant());
    }
}
