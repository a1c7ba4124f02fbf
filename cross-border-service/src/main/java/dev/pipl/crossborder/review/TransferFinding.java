package dev.pipl.crossborder.review;

import dev.pipl.events.EventIds;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.List;

/**
 * What is wrong with the transfers of one Beijing day that share defect and subject, by what was on record when they were
 * reviewed.
 *
 * @param finding of the first of them that was reviewed: citation and the facts asked
 * @param provisions all that are touched, the leading one first
 * @param events how many transfers
 */
public record TransferFinding(
        Key key, Finding finding, List<String> provisions, long events, Flow.Occurrence first, Flow.Occurrence last) {

    public TransferFinding {
        provisions = List.copyOf(provisions);
    }

    /**
     * One finding, and nothing else.
     *
     * @param day on which the transfers took place, Beijing
     */
    public record Key(String handlerId, int year, Defect defect, FindingSubject subject, LocalDate day) {

        /** The same key gives the same id. */
        public String id() {
            return EventIds.of(
                    "finding",
                    handlerId,
                    Integer.toString(year),
                    defect.code(),
                    subject.recipientId(),
                    subject.purpose().orElse(""),
                    subject.mechanismId().orElse(""),
                    subject.detail().orElse(""),
                    day.toString());
        }

        /**
         * The alert of this finding: once for handler, defect and subject on the day of the review. Purposes are texts of
         * the pipelines' making; however many there are, a recipient gives one alert.
         */
        public String alertId(LocalDate reviewedOn) {
            return EventIds.of(
                    "alert",
                    defect.code(),
                    handlerId,
                    subject.recipientId(),
                    subject.mechanismId().orElse(""),
                    subject.detail().orElse(""),
                    reviewedOn.toString());
        }
    }

    /** Both together, of one key. */
    TransferFinding plus(TransferFinding later) {
        return new TransferFinding(
                key,
                finding,
                provisions,
                events + later.events,
                Flow.Occurrence.earlier(first, later.first),
                Flow.Occurrence.later(last, later.last));
    }
}
