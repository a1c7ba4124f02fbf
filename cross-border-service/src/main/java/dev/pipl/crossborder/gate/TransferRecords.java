package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.condition.TransferFile;
import dev.pipl.crossborder.group.ReviewHold;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is on record about a transfer, asking only for what its file can need. Blocking; thread-safe. */
public final class TransferRecords {

    private final RememberedRecords remembered;
    private final LedgerReader ledger;
    private final Clock clock;

    public TransferRecords(RecordSources sources, LedgerReader ledger, Clock clock) {
        this.remembered = new RememberedRecords(sources);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Everything of the conditions but the figures. */
    public record OnRecord(
            Map<Integer, TermCounts> earlierYears,
            List<Mechanism> mechanisms,
            boolean isBarred,
            List<Restriction> restrictions,
            List<AuthorityApproval> approvals,
            List<Notice> notices,
            List<ImpactAssessment> assessments,
            boolean isGroundApproved,
            Optional<ZoneListing> zoneListing,
            List<ReviewHold> holds) {}

    /**
     * A transfer's file, and what is on record about it.
     *
     * @param file without the claim of a ground that a person found not to hold on that day: it is as good as none
     */
    record Filed(TransferFile file, OnRecord onRecord) {}

    /**
     * What was looked up about a handler, as long as so many changes of it have been counted.
     *
     * @param changes read before this call
     */
    RecordsOfHandler about(String handlerId, long changes) {
        return remembered.of(handlerId, changes);
    }

    /** @throws LedgerUnavailable the database does not answer */
    Filed of(String handlerId, RecordsOfHandler records, TransferFile sent, Recipient recipient) {
        LocalDate on = BeijingCalendar.dateOf(sent.occurredAt());
        boolean isGroundLost = sent.exemption()
                .map(claim -> records.isGroundLost(claim.ground(), claim.evidence(), on))
                .orElse(false);
        TransferFile file = isGroundLost ? sent.withoutClaim() : sent;
        List<Mechanism> mechanisms = records.mechanisms().at(clock.instant());
        OnRecord onRecord = new OnRecord(
                earlierYears(handlerId, mechanisms, file),
                mechanisms,
                records.mechanisms().bars(file.recipientId(), file.purpose()),
                records.restrictions(file.recipientId()),
                file.foreignAuthority() ? records.approvals() : List.of(),
                records.notices(),
                records.assessments(),
                file.exemption()
                        .map(claim -> records.isGroundApproved(claim.ground(), claim.evidence()))
                        .orElse(false),
                records.zoneListing(file.categories(), on),
                records.holds(recipient, file.purpose()));
        return new Filed(file, onRecord);
    }

    /** Only a scale that spans several years needs them. */
    private Map<Integer, TermCounts> earlierYears(String handlerId, List<Mechanism> found, TransferFile file) {
        int year = BeijingCalendar.yearOf(file.occurredAt());
        int first = found.stream()
                .flatMap(mechanism -> mechanism.validities().stream())
                .filter(validity -> validity.covers(file.occurredAt())
                        && (validity.scope().personsMax().isPresent()
                                || validity.scope().sensitivePersonsMax().isPresent()))
                .mapToInt(validity -> BeijingCalendar.yearOf(validity.from()))
                .min()
                .orElse(year);
        Map<Integer, TermCounts> counts = new HashMap<>();
        for (int earlier = first; earlier < year; earlier++) {
            counts.put(earlier, TermCounts.of(ledger.year(handlerId, earlier).headCounts()));
        }
        return counts;
    }
}
