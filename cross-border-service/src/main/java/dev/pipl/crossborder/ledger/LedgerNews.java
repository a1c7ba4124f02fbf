package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.transfer.RecordPlace;
import dev.pipl.events.transfer.TransferRejected;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the ledger itself has to tell: rejections, token keys that changed, records that are missing. */
public final class LedgerNews {

    private static final URI SOURCE = URI.create("/cross-border");
    private static final String NOBODY = "unknown";

    private LedgerNews() {}

    /** For the pipelines: the rejected record, by place and hash. */
    static Outgoing rejected(RejectedTransfer rejected) {
        Rejection rejection = rejected.rejection();
        Rejection.Claim claim = rejection.claim();
        String key = claim.handlerId().orElse(NOBODY);
        TransferRejected data = new TransferRejected(
                claim.handlerId().orElse(null),
                claim.id().orElse(null),
                claim.source().orElse(null),
                place(rejected.coordinates()),
                rejected.hash(),
                rejection.code().code(),
                wording(rejection.code().title()),
                wording(rejection.detail()),
                BeijingCalendar.at(rejected.rejectedAt()));
        String id = EventIds.of("transfer-rejected", rejected.place());
        return Outgoing.of(EventEnvelope.of(id, SOURCE, rejected.rejectedAt(), key, data));
    }

    /**
     * For regulators: one alert per handler, code and Beijing day; told again under the same alert id whenever the
     * running count reaches a power of ten.
     */
    static Optional<Outgoing> rejections(
            Optional<String> handlerId, RejectionCode code, LocalDate day, long before, long after, Instant at) {
        if (before > 0 && Long.toString(before).length() == Long.toString(after).length()) {
            return Optional.empty();
        }
        boolean isConflict = code == RejectionCode.EVENT_CONFLICT;
        String alertId = EventIds.of("alert", "rejections", handlerId.orElse(NOBODY), code.code(), day.toString());
        AlertRaised alert = new AlertRaised(
                alertId,
                BeijingCalendar.at(at),
                Severity.WARNING,
                isConflict ? "event-conflict" : "transfer-rejected",
                handlerId.orElse(null),
                new Wording(
                        "出境记录被拒收(" + code.title().zh() + "),当日累计 " + after + " 条",
                        "Transfer records rejected (" + code.title().en() + "): " + after + " so far that day"),
                List.of(),
                code.code() + "/" + day);
        String id = EventIds.of(alertId, Long.toString(after));
        return Optional.of(Outgoing.of(EventEnvelope.of(id, SOURCE, at, handlerId.orElse(NOBODY), alert)));
    }

    /** The same people may be counted twice from here on, because their tokens come out differently. */
    static Outgoing tokenKeyChanged(Entry.Transfer transfer, int year, String keyId, Instant at) {
        String handlerId = transfer.identity().handlerId();
        String id = EventIds.of("alert", "token-key-changed", handlerId, Integer.toString(year), keyId);
        AlertRaised alert = new AlertRaised(
                id,
                BeijingCalendar.at(transfer.occurredAt()),
                Severity.WARNING,
                "token-key-changed",
                handlerId,
                new Wording(
                        year + " 年内更换了人员标记密钥,同一人可能被重复计数",
                        "The key of the subject tokens changed within " + year + "; people may be counted twice"),
                List.of(),
                year + "/tokenKeyId");
        return Outgoing.of(EventEnvelope.of(id, SOURCE, at, handlerId, alert)
                .causedBy(transfer.identity().id()));
    }

    /**
     * Records of a partition cannot be had any more, or the topic is another one: reading has stopped there.
     *
     * @param first the first missing offset
     * @param next the offset after the last missing one
     */
    public static Outgoing recordsMissing(PartitionPosition position, long first, long next, Instant at) {
        String range = position.topic() + "/" + position.partition() + "/" + first + ".." + next;
        String id = EventIds.of(
                "alert", "transfer-records-missing", position.topicId().toString(), range);
        AlertRaised alert = new AlertRaised(
                id,
                BeijingCalendar.at(at),
                Severity.CRITICAL,
                "transfer-records-missing",
                null,
                new Wording(
                        "出境记录缺失(" + range + "),该分区已停止读取,待运维人员确认",
                        "Transfer records are missing (" + range + "); the partition is stopped until an operator"
                                + " acknowledges"),
                List.of(),
                range);
        return Outgoing.of(EventEnvelope.of(id, SOURCE, at, NOBODY, alert));
    }

    private static RecordPlace place(Coordinates coordinates) {
        if (coordinates instanceof Coordinates.KafkaRecord kafka) {
            return RecordPlace.kafka(kafka.topic(), kafka.partition(), kafka.offset());
        }
        Coordinates.HttpEvent http = (Coordinates.HttpEvent) coordinates;
        return RecordPlace.http(http.requestId(), http.index());
    }

    private static Wording wording(Bilingual text) {
        return new Wording(text.zh(), text.en());
    }
}
