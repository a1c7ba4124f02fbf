package dev.pipl.crossborder.intake.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.Outcome;
import dev.pipl.crossborder.ledger.RejectedTransfer;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.kit.problem.Language;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of events, as it goes over the wire. */
final class ResultViews {

    private ResultViews() {}

    /** What may become of an event. */
    @Schema(name = "TransferStatus")
    enum Status {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    /** The answer to a request: one result per event, in the order sent. */
    @Schema(name = "TransferResults")
    record Results(List<Result> results) {}

    /** What became of one event of a request. */
    @Schema(name = "TransferResult")
    record Result(
            @Schema(description = "Null if the event had none. 事件无标识时为 null。", nullable = true)
            String id,

            Status status,
            @JsonInclude(JsonInclude.Include.NON_NULL) EventProblem problem) {

        static Result of(String eventId, Outcome outcome, Language language) {
            if (outcome instanceof Outcome.Rejected rejected) {
                Rejection rejection = rejected.rejection();
                return new Result(
                        rejection.claim().id().orElse(null), Status.REJECTED, EventProblem.of(rejection, language));
            }
            Status status = outcome instanceof Outcome.Duplicate ? Status.DUPLICATE : Status.ACCEPTED;
            return new Result(eventId, status, null);
        }
    }

    /** What is on record of one event. */
    @Schema(name = "TransferOnRecord")
    record OnRecord(
            Status status,
            @Schema(nullable = true) Integer year,
            @Schema(nullable = true) Long sequence,
            @Schema(nullable = true) EventProblem problem) {

        static OnRecord of(LedgerReader.RecordedAt place) {
            return new OnRecord(Status.ACCEPTED, place.year(), place.sequence(), null);
        }

        static OnRecord of(RejectedTransfer rejected, Language language) {
            return new OnRecord(Status.REJECTED, null, null, EventProblem.of(rejected.rejection(), language));
        }
    }

    /** A rejection as listed. */
    @Schema(name = "RejectedTransfer")
    record Listed(
            @Schema(nullable = true) String eventId,
            @Schema(nullable = true) String source,
            EventProblem problem,
            Place place,

            @Schema(description = "SHA-256 of the record or its content. 记录或其内容的 SHA-256。")
            String hash,

            OffsetDateTime rejectedAt) {

        static Listed of(RejectedTransfer rejected, Language language) {
            Rejection.Claim claim = rejected.rejection().claim();
            return new Listed(
                    claim.id().orElse(null),
                    claim.source().orElse(null),
                    EventProblem.of(rejected.rejection(), language),
                    Place.of(rejected.coordinates()),
                    rejected.hash(),
                    BeijingCalendar.at(rejected.rejectedAt()));
        }
    }

    /** For the contract only. */
    @Schema(name = "RejectionPage")
    record RejectionPage(List<Listed> items, String next) {}

    /** Where the event was read. */
    @Schema(name = "RecordPlace")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(String channel, String topic, Integer partition, Long offset, String requestId, Integer position) {

        static Place of(Coordinates coordinates) {
            if (coordinates instanceof Coordinates.KafkaRecord kafka) {
                return new Place("KAFKA", kafka.topic(), kafka.partition(), kafka.offset(), null, null);
            }
            Coordinates.HttpEvent http = (Coordinates.HttpEvent) coordinates;
            return new Place("HTTP", null, null, null, http.requestId(), http.index());
        }
    }
}
