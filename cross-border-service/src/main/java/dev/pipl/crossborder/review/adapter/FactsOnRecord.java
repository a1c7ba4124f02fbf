package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismsOnFile;
import dev.pipl.crossborder.mechanism.TermCounts;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.review.Facts;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.ZoneListing;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks each question once, when it comes up. For one run and one thread. */
final class FactsOnRecord implements Facts {

    private final LoadFacts sources;
    private final String handlerId;
    private final Map<Integer, TermCounts> years;
    private final Map<String, Recipient> recipients = new HashMap<>();
    private final Map<String, List<Restriction>> restrictions = new HashMap<>();
    private final Map<List<String>, Boolean> bars = new HashMap<>();
    private final Map<List<String>, Boolean> grounds = new HashMap<>();
    private final Map<List<String>, Boolean> losses = new HashMap<>();
    private final Map<Listed, Optional<ZoneListing>> zones = new HashMap<>();
    private MechanismsOnFile onFile;
    private List<Mechanism> mechanisms;
    private List<AuthorityApproval> approvals;
    private List<Notice> notices;
    private List<ImpactAssessment> assessments;

    private record Listed(Set<String> categories, LocalDate on) {}

    FactsOnRecord(LoadFacts sources, String handlerId, Map<Integer, TermCounts> years) {
        this.sources = sources;
        this.handlerId = handlerId;
        this.years = years;
    }

    @Override
    public Recipient recipient(String recipientId) {
        return recipients.computeIfAbsent(
                recipientId,
                id -> sources.recipients
                        .find(id)
                        .orElseThrow(() -> new IllegalStateException("a row names the unknown recipient " + id)));
    }

    @Override
    public List<Mechanism> mechanisms() {
        if (mechanisms == null) {
            mechanisms = sources.mechanisms.of(handlerId);
        }
        return mechanisms;
    }

    @Override
    public boolean bars(String recipientId, String purpose) {
        return bars.computeIfAbsent(List.of(recipientId, purpose), matter -> onFile().bars(recipientId, purpose));
    }

    private MechanismsOnFile onFile() {
        if (onFile == null) {
            onFile = sources.mechanisms.onFile(handlerId);
        }
        return onFile;
    }

    @Override
    public List<Restriction> restrictions(String recipientId) {
        return restrictions.computeIfAbsent(recipientId, sources.restrictions::against);
    }

    @Override
    public List<AuthorityApproval> approvals() {
        if (approvals == null) {
            approvals = sources.approvals.of(handlerId);
        }
        return approvals;
    }

    @Override
    public List<Notice> notices() {
        if (notices == null) {
            notices = sources.notices.of(handlerId);
        }
        return notices;
    }

    @Override
    public List<ImpactAssessment> assessments() {
        if (assessments == null) {
            assessments = sources.assessments.of(handlerId);
        }
        return assessments;
    }

    @Override
    public boolean isGroundApproved(ExemptionGround ground, String evidence) {
        return grounds.computeIfAbsent(
                List.of(ground.name(), evidence), claim -> sources.grounds.isApproved(handlerId, ground, evidence));
    }

    @Override
    public boolean isGroundLost(ExemptionGround ground, String evidence, LocalDate on) {
        return losses.computeIfAbsent(
                List.of(ground.name(), evidence, on.toString()),
                claim -> sources.grounds.isLost(handlerId, ground, evidence, on));
    }

    @Override
    public Optional<ZoneListing> zoneListing(Set<String> categories, LocalDate on) {
        return zones.computeIfAbsent(
                new Listed(categories, on), asked -> sources.zones.listing(handlerId, categories, on));
    }

    @Override
    public Map<Integer, TermCounts> earlierYears(int year) {
        return years.entrySet().stream()
                .filter(entry -> entry.getKey() < year)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
