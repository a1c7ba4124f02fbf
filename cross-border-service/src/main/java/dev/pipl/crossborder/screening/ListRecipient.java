package dev.pipl.crossborder.screening;

import dev.pipl.crossborder.screening.RestrictedRecipient.Announced;
import dev.pipl.crossborder.screening.RestrictedRecipient.Lifting;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts announced measures on the list, corrects them and lifts them (PIPL 42 and 43). */
public final class ListRecipient {

    /** Technical, in characters. */
    private static final int TEXT_MAX = 300;

    private final Provisions law;

    public ListRecipient(Provisions law) {
        this.law = law;
    }

    /**
     * The new entry. An announcement of the past is welcome: the measure has stood since then.
     *
     * @throws Refusal 422 {@code announcement-in-future} or {@code announcement-before-law}
     */
    public RestrictedRecipient enter(String id, Announced said, Instant now) {
        check(said, now);
        return new RestrictedRecipient(id, 1, said, Optional.empty(), now);
    }

    /**
     * The entry's next version.
     *
     * @throws Refusal 409 {@code restriction-lifted}; 400 when a measure against a name would become one against a
     *     country; 422 as for a new entry
     */
    public RestrictedRecipient correct(RestrictedRecipient entry, Announced said, Instant now) {
        RestrictedRecipient next = entry.saying(said);
        if (said.article() != entry.said().article()) {
            throw Refusal.ofFields(List.of(new FieldError("provision", "不得更改", "cannot be changed")));
        }
        check(said, now);
        return next;
    }

    /**
     * The entry, lifted. The lifting may be announced for a day to come, and may be entered late.
     *
     * @param liftedAt a date or a moment; {@code null} for now
     * @throws Refusal 400 for a form error; 409 {@code restriction-lifted}; 422 {@code lifting-before-announcement}
     */
    public RestrictedRecipient lift(RestrictedRecipient entry, String liftedAt, String announcement, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (announcement == null || announcement.isBlank() || announcement.length() > TEXT_MAX) {
            errors.add(new FieldError(
                    "announcement",
                    "须为非空文本，最多 " + TEXT_MAX + " 个字符",
                    "must be a text of at most " + TEXT_MAX + " characters, not blank"));
        }
        Optional<Instant> at = liftedAt == null ? Optional.of(now) : AnnouncedForm.moment(liftedAt);
        if (at.isEmpty()) {
            errors.add(
                    new FieldError("liftedAt", "须为日期或者带时区的时间", "must be a date, or a date and time with its offset"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        RestrictedRecipient lifted = entry.lifted(new Lifting(at.orElseThrow(), announcement));
        if (!at.orElseThrow().isAfter(entry.said().announcedAt())) {
            throw refused(ScreeningProblem.LIFTING_BEFORE_ANNOUNCEMENT, entry.said(), at.orElseThrow());
        }
        return lifted;
    }

    private void check(Announced said, Instant now) {
        if (said.announcedAt().isAfter(now)) {
            throw refused(ScreeningProblem.ANNOUNCEMENT_IN_FUTURE, said, said.announcedAt());
        }
        Provision article = law.get(said.article().provision());
        if (!article.isInForce(BeijingCalendar.dateOf(said.announcedAt()))) {
            throw refused(ScreeningProblem.ANNOUNCEMENT_BEFORE_LAW, said, said.announcedAt());
        }
    }

    private Refusal refused(ScreeningProblem problem, Announced said, Instant moment) {
        Provision article = law.get(said.article().provision());
        Finding finding = new Finding(
                article.id(),
                article.citation(),
                problem.code(),
                Map.of("date", BeijingCalendar.dateOf(moment).toString()),
                "list-" + article.inForce());
        Bilingual detail = problem.title();
        return Refusal.ofRule(problem, detail, List.of(finding));
    }
}
