package dev.pipl.audit;

import dev.pipl.audit.handler.AuditObject;
import dev.pipl.events.Wording;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Handlers from which the tests start. */
public final class Examples {
    public static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private Examples() {}

    /** Handles so many people since a day. */
    public record Count(LocalDate since, long persons) {}

    public static HandlerProfile profile(String id, long version, String kind, Count... counts) {
        return new HandlerProfile(
                id,
                version,
                new Wording("云帆商贸", "Yunfan Trading"),
                "91310000MA1FL0000X",
                "CN-31",
                null,
                List.of(new DatedFact<>(LONG_AGO, kind)),
                List.of(new DatedFact<>(LONG_AGO, false)),
                List.of(new DatedFact<>(LONG_AGO, false)),
                Arrays.stream(counts)
                        .map(count -> new DatedFact<>(
                                count.since(), new PersonsHandled(count.persons(), null, null, count.since())))
                        .toList());
    }

    public static AuditObject handler(String kind, Count... counts) {
        return new AuditObject(profile("handler-1", 1, kind, counts));
    }

    public static AuditObject enterprise(LocalDate since, long persons) {
        return handler("ENTERPRISE", new Count(since, persons));
    }
}
