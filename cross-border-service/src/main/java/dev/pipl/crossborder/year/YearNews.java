package dev.pipl.crossborder.year;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.crossborder.YearClosed;
import dev.pipl.events.crossborder.YearKeyDestroyed;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.time.BeijingCalendar;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What others hear of a year's life. */
public final class YearNews {

    /** Where it comes from. */
    public static final URI SOURCE = URI.create("/cross-border");

    private YearNews() {}

    /** The year is closed. */
    public static Outgoing closed(YearLife life) {
        YearLife.Closing closing = life.closing();
        return event(
                "year-closed",
                life.year(),
                closing.closedAt(),
                new YearClosed(
                        life.year(),
                        BeijingCalendar.at(closing.closedAt()),
                        closing.reason(),
                        closing.coverage().handlerYears(),
                        closing.coverage().chainHeads()));
    }

    /** The year's key is gone. */
    public static Outgoing keyDestroyed(KeyDestruction executed) {
        KeyDestruction.Proof proof = executed.proof();
        return event(
                "year-key-destroyed",
                executed.year(),
                executed.decidedAt(),
                new YearKeyDestroyed(
                        executed.year(),
                        proof.keyId(),
                        proof.commitment(),
                        BeijingCalendar.at(executed.decidedAt()),
                        proof.coverage().handlerYears(),
                        proof.coverage().chainHeads()));
    }

    /** For regulators. */
    public static AlertRaised alert(KeyDestruction executed) {
        return new AlertRaised(
                EventIds.of("alert", "year-key-destroyed", Integer.toString(executed.year())),
                BeijingCalendar.at(executed.decidedAt()),
                Severity.INFO,
                "year-key-destroyed",
                null,
                new Wording(
                        executed.year() + " 年度台账密钥已销毁：人数仍可核验，记录不再能与人员标记对应",
                        "The key of the ledgers of " + executed.year()
                                + " is destroyed: the counts can still be verified, but linked to no token"),
                List.of("PIPL-56"),
                Integer.toString(executed.year()));
    }

    private static Outgoing event(String name, int year, Instant at, Event data) {
        String subject = Integer.toString(year);
        return Outgoing.of(EventEnvelope.of(EventIds.of(name, subject), SOURCE, at, subject, data));
    }
}
