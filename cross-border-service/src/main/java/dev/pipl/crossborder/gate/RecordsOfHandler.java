package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.group.ReviewHold;
import dev.pipl.crossborder.mechanism.MechanismsOnFile;
import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.pipia.ImpactAssessment;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.screening.AuthorityApproval;
import dev.pipl.crossborder.screening.Restriction;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.ZoneListing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was looked up about one handler since its records last changed; each question is asked once. Thread-safe. */
final class RecordsOfHandler {

    /** Technical: callers choose purposes and categories, so that there may be any number of questions. */
    private static final int ANSWERS_MAX = 1_000;

    private record Named(String recipientId) {}

    private record OfRecipient(String recipientId) {}

    private record OfGround(ExemptionGround ground, String evidence) {}

    private record OfLoss(ExemptionGround ground, String evidence, LocalDate on) {}

    private record OfZone(Set<String> categories, LocalDate on) {}

    private record OfHold(String recipientId, long recipientVersion, String purpose) {}

    /** What concerns the handler as a whole. */
    private enum Whole {
        MECHANISMS,
        APPROVALS,
        NOTICES,
        ASSESSMENTS
    }

    private final String handlerId;
    private final RecordSources sources;
    private final Map<Object, Object> answers = new ConcurrentHashMap<>();

    RecordsOfHandler(String handlerId, RecordSources sources) {
        this.handlerId = handlerId;
        this.sources = sources;
    }

    MechanismsOnFile mechanisms() {
        return answer(Whole.MECHANISMS, () -> sources.mechanisms().onFile(handlerId));
    }

    List<AuthorityApproval> approvals() {
        return answer(Whole.APPROVALS, () -> sources.approvals().of(handlerId));
    }

    List<Notice> notices() {
        return answer(Whole.NOTICES, () -> sources.notices().of(handlerId));
    }

    List<ImpactAssessment> assessments() {
        return answer(Whole.ASSESSMENTS, () -> sources.assessments().of(handlerId));
    }

    /** The handler's own recipient of that id. */
    Optional<Recipient> recipient(String recipientId) {
        return answer(
                new Named(recipientId),
                () -> sources.recipients()
                        .find(recipientId)
                        .filter(found -> found.handlerId().equals(handlerId)));
    }

    List<Restriction> restrictions(String recipientId) {
        return answer(new OfRecipient(recipientId), () -> sources.restrictions().against(recipientId));
    }

    boolean isGroundApproved(ExemptionGround ground, String evidence) {
        return answer(new OfGround(ground, evidence), () -> sources.grounds().isApproved(handlerId, ground, evidence));
    }

    boolean isGroundLost(ExemptionGround ground, String evidence, LocalDate on) {
        return answer(
                new OfLoss(ground, evidence, on), () -> sources.grounds().isLost(handlerId, ground, evidence, on));
    }

    Optional<ZoneListing> zoneListing(Set<String> categories, LocalDate on) {
        return answer(
                new OfZone(Set.copyOf(categories), on), () -> sources.zones().listing(handlerId, categories, on));
    }

    List<ReviewHold> holds(Recipient recipient, String purpose) {
        return answer(
                new OfHold(recipient.id(), recipient.version(), purpose),
                () -> sources.reviews().holds(handlerId, recipient, purpose));
    }

    /** Each kind of question has answers of one type. */
    @SuppressWarnings("unchecked")
    private <T> T answer(Object question, Supplier<T> look) {
        Object known = answers.get(question);
        if (known == null) {
            known = look.get();
            if (answers.size() >= ANSWERS_MAX) {
                answers.clear();
            }
            answers.put(question, known);
        }
        return (T) known;
    }
}
