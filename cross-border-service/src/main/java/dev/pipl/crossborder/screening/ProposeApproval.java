package dev.pipl.crossborder.screening;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges an approval that is put on record (PIPL 41). */
public final class ProposeApproval {

    /** Technical limits: characters, and entries of a list. */
    private static final int TEXT_MAX = 300;

    private static final int PURPOSES_MAX = 50;
    private static final int PURPOSE_MAX = 200;

    private final Provision article;

    public ProposeApproval(Provisions law) {
        this.article = law.get("PIPL-41");
    }

    /**
     * What is said of an approval, not judged yet; {@code null} where it was not said.
     *
     * @param until exclusive
     */
    public record Statement(
            String recipientId,
            String authority,
            String reference,
            List<String> purposes,
            Instant from,
            Optional<Instant> until) {}

    /**
     * Looks at the form alone.
     *
     * @throws Refusal 400 with all fields at fault
     */
    public void checkForm(Statement said) {
        List<FieldError> errors = new ArrayList<>();
        checkText("recipientId", said.recipientId(), errors);
        checkText("authority", said.authority(), errors);
        checkText("reference", said.reference(), errors);
        boolean namesPurposes = !said.purposes().isEmpty()
                && said.purposes().size() <= PURPOSES_MAX
                && said.purposes().stream().noneMatch(one -> one.isBlank() || one.length() > PURPOSE_MAX);
        if (!namesPurposes) {
            errors.add(new FieldError(
                    "purposes",
                    "须为 1 至 " + PURPOSES_MAX + " 项处理目的，每项最多 " + PURPOSE_MAX + " 个字符",
                    "must be 1 to " + PURPOSES_MAX + " purposes of at most " + PURPOSE_MAX + " characters"));
        }
        if (said.from() == null) {
            errors.add(new FieldError("from", "必须填写", "is required"));
        } else if (said.until().isPresent() && !said.until().get().isAfter(said.from())) {
            errors.add(new FieldError("until", "须晚于 from", "must be after from"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }

    /**
     * The approval on record, for a second person to check.
     *
     * @throws Refusal 422 {@code recipient-not-foreign-authority}
     */
    public RecordedApproval propose(String id, Recipient recipient, Statement said, String proposer, Instant now) {
        if (!recipient.foreignAuthority()) {
            throw Refusal.ofRule(
                    ScreeningProblem.RECIPIENT_NOT_FOREIGN_AUTHORITY,
                    new Bilingual(
                            "主管机关批准只针对外国司法或者执法机构的请求；请先在接收方登记中注明",
                            "An approval answers the request of such a body; say first of the recipient that it is one"),
                    List.of(new Finding(
                            article.id(),
                            article.citation(),
                            ScreeningProblem.RECIPIENT_NOT_FOREIGN_AUTHORITY.code(),
                            Map.of("recipientId", recipient.id()),
                            "approval-" + article.inForce())));
        }
        return new RecordedApproval(
                id,
                recipient.handlerId(),
                recipient.id(),
                1,
                RecordedApproval.State.PROPOSED,
                said.authority(),
                said.reference(),
                said.purposes(),
                said.from(),
                said.until(),
                now,
                proposer,
                Optional.empty());
    }

    private static void checkText(String field, String text, List<FieldError> errors) {
        if (text == null || text.isBlank() || text.length() > TEXT_MAX) {
            errors.add(new FieldError(
                    field,
                    "须为非空文本，最多 " + TEXT_MAX + " 个字符",
                    "must be a text of at most " + TEXT_MAX + " characters, not blank"));
        }
    }
}
