package dev.pipl.verifier.headcount;

import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.row.Body;
import dev.pipl.verifier.row.Entry;
import dev.pipl.verifier.row.Persons;
import dev.pipl.verifier.row.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an entry must be whatever was counted before: in its row's year, for its row's cause, and there once. */
final class EntryCheck {

    private static final Pattern KAFKA = Pattern.compile("kafka .*/([0-9]{1,18})\\.\\.([0-9]{1,18})");

    private final EventKeys events;
    private final Findings findings;

    EntryCheck(EventKeys events, Findings findings) {
        this.events = events;
        this.findings = findings;
    }

    void check(Row row, Entry entry, Place place) {
        Place at = place.at(entry.name());
        if (entry instanceof Entry.Recorded recorded && !events.add(recorded.name())) {
            findings.add(
                    FaultKind.EVENT_TWICE, at, "同一事件在该处理者的账本中出现两次", "the event stands twice in the handler's ledger");
        }
        if (entry instanceof Entry.Transfer transfer) {
            checkTransfer(row, transfer, at);
        } else if (entry instanceof Entry.TakeOver taken) {
            checkPersons(taken.persons(), at);
        } else if (entry instanceof Entry.YearOpening opening) {
            boolean isFirst = row.sequence() == 1 && opening.previousYear() < row.year();
            require(
                    isFirst && opening.openedAt().equals(start(row.year())),
                    at,
                    "年度开启的位置或时刻不符",
                    "opens the year where or when it does not begin");
        }
        checkCause(row, entry, at);
    }

    /** Positions of a Kafka batch reach from the first to the last its cause names. */
    void checkPositions(Row row, Body body, Place place) {
        LongSummaryStatistics positions = body.entries().stream()
                .filter(Entry.Recorded.class::isInstance)
                .mapToLong(entry -> ((Entry.Recorded) entry).position())
                .summaryStatistics();
        Matcher kafka = KAFKA.matcher(row.cause());
        boolean isOther = positions.getCount() > 0
                && kafka.matches()
                && (Long.parseLong(kafka.group(1)) != positions.getMin()
                        || Long.parseLong(kafka.group(2)) != positions.getMax());
        require(!isOther, place, "事件位置与行的起因不符", "positions of events are not those of the row's cause");
    }

    private void checkTransfer(Row row, Entry.Transfer transfer, Place at) {
        require(
                transfer.occurredAt().atOffset(Decided.BEIJING).getYear() == row.year(),
                at,
                "传输不在本年度（北京时间）发生",
                "did not occur in the row's year (Beijing time)");
        require(
                written(transfer.occurredAtText()).orElse(transfer.occurredAt()).equals(transfer.occurredAt()),
                at,
                "发生时刻与其原文不符",
                "occurred at another moment than its own text says");
        checkPersons(transfer.persons(), at);
    }

    private void checkPersons(Persons persons, Place at) {
        require(persons.isAscending(), at, "指纹未按严格升序排列", "fingerprints do not strictly ascend");
        require(persons.isDisjoint(), at, "同一人出现在两个名单", "somebody stands in two of its lists");
    }

    private void checkCause(Row row, Entry entry, Place at) {
        String id = entry.name().id();
        String cause = row.cause();
        if (entry instanceof Entry.ProfileChange) {
            cause = "registry " + id;
        } else if (entry instanceof Entry.RouteReview) {
            cause = "review " + id;
        } else if (entry instanceof Entry.TakeOver) {
            cause = "succession " + id;
        } else if (entry instanceof Entry.RuleChange change) {
            cause = "rules " + change.ruleVersion();
        } else if (entry instanceof Entry.GroundDecision decision && !decision.takenOver()) {
            cause = "ground " + id;
        }
        require(cause.equals(row.cause()), at, "条目与行的起因不符", "is not of the row's cause");
    }

    private void require(boolean holds, Place at, String zh, String en) {
        if (!holds) {
            findings.add(FaultKind.ENTRY, at, zh, en);
        }
    }

    private static Optional<Instant> written(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(Decided.BEIJING).toInstant();
    }
}
