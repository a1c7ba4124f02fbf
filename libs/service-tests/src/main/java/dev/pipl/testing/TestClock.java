package dev.pipl.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The platform's clock in integration tests: ticks like the real one, from wherever a test sets it. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {
    private volatile Duration offset = Duration.ZERO;

    /** It is that instant now. */
    public void setTo(Instant instant) {
        offset = Duration.between(Clock.systemUTC().instant(), instant);
    }

    /** It is noon of that day in Beijing now. */
    public void setTo(LocalDate beijingDate) {
        setTo(dev.pipl.law.time.BeijingCalendar.startOf(beijingDate).plus(Duration.ofHours(12)));
    }

    public void moveBy(Duration step) {
        offset = offset.plus(step);
    }

    /** Back to the real time. */
    public void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), offset);
    }
}
