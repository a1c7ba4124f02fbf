package dev.pipl.crossborder.notice;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.notice.RecipientNotice;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges whether a notice tells all that the law asks for, and puts it on record. */
public final class IssueNotice {

    /** Technical limits: characters of a text, and entries of a list with their characters, as in a transfer. */
    private static final int TEXT_MAX = 4_000;

    private static final int LIST_MAX = 50;
    private static final int PURPOSE_MAX = 200;
    private static final int CATEGORY_MAX = 64;

    private final RecipientNotice law;

    public IssueNotice(Provisions provisions) {
        this.law = RecipientNotice.of(provisions);
    }

    /**
     * Looks at the form alone.
     *
     * @throws Refusal 400 with all fields at fault; an item that is not there is none of them
     */
    public void checkForm(String recipientId, NoticeText text) {
        List<FieldError> errors = new ArrayList<>();
        if (recipientId == null || recipientId.isBlank()) {
            errors.add(new FieldError("recipientId", "必须填写", "is required"));
        }
        checkText("recipientName", text.recipientName(), errors);
        checkText("recipientContact", text.recipientContact(), errors);
        checkList("purposes", text.purposes(), PURPOSE_MAX, errors);
        checkText("method", text.method(), errors);
        checkList("categories", text.categories(), CATEGORY_MAX, errors);
        checkText("rights", text.rights(), errors);
        checkText("necessity", text.necessity(), errors);
        checkText("effectOnRights", text.effectOnRights(), errors);
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }

    /**
     * The notice on record.
     *
     * @param from empty for the present moment
     * @throws Refusal 422 {@code notice-incomplete} with a finding for each item that it lacks
     */
    public IssuedNotice issue(
            String id, String handlerId, String recipientId, NoticeText text, Optional<Instant> from, Instant now) {
        Instant known = from.orElse(now);
        List<RecipientNotice.Missing> missing =
                law.missing(BeijingCalendar.dateOf(known), text.items(), text.coversSensitive());
        if (!missing.isEmpty()) {
            throw Refusal.ofRule(
                    NoticeProblem.NOTICE_INCOMPLETE,
                    words(missing),
                    missing.stream().map(RecipientNotice.Missing::finding).toList());
        }
        return new IssuedNotice(id, handlerId, recipientId, 1, text, known, Optional.empty(), now);
    }

    private static Bilingual words(List<RecipientNotice.Missing> missing) {
        List<Bilingual> items = missing.stream().map(one -> one.item().words()).toList();
        return new Bilingual(
                "缺少：" + items.stream().map(Bilingual::zh).collect(Collectors.joining("、")),
                "Missing: " + items.stream().map(Bilingual::en).collect(Collectors.joining(", ")));
    }

    private static void checkText(String field, String text, List<FieldError> errors) {
        if (text != null && text.length() > TEXT_MAX) {
            errors.add(new FieldError(field, "最多 " + TEXT_MAX + " 个字符", "has at most " + TEXT_MAX + " characters"));
        }
    }

    private static void checkList(String field, List<String> list, int lengthMax, List<FieldError> errors) {
        boolean sound = list.size() <= LIST_MAX
                && list.stream().noneMatch(entry -> entry.isBlank() || entry.length() > lengthMax);
        if (!sound) {
            errors.add(new FieldError(
                    field,
                    "最多 " + LIST_MAX + " 项，每项为非空文本，最多 " + lengthMax + " 个字符",
                    "has at most " + LIST_MAX + " entries, none blank or longer than " + lengthMax + " characters"));
        }
    }
}
