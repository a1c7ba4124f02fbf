package dev.pipl.registry.handler;

import dev.pipl.events.Wording;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.registry.handler.Handler.HandlerFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Takes a statement about a handler into its profile. A fact that carries law holds from the day stated. Where none is
 * stated, a number of persons holds from the day of its count; a changed kind or status from today; and what is said of
 * a handler at its registration from the day the PIPL came into force, because it is all that is known of it.
 *
 * <p>The day stated dates only what a change changes. A fact whose value is the one in force today is a repetition: it
 * keeps its dates, past and planned, since a duty's deadline runs from them. For the number of persons the value is the
 * figures. New figures hold from the day stated; but where that lies before the count in force, which they could then
 * never replace, and for another count with the same figures, from the day of their own count.
 */
public final class StateHandler {
    private final LocalDate inForce;

    public StateHandler(Provisions law) {
        this.inForce = law.get("PIPL-3").inForce();
    }

    /**
     * Takes the statement in, whole or not at all. Its day must have come: a handler is of some kind on every day from
     * its registration on.
     *
     * @throws Refusal 400 with every field at fault
     */
    public Handler register(String id, HandlerForm form, Instant now) {
        LocalDate today = BeijingCalendar.dateOf(now);
        List<FieldError> errors = errors(form, today);
        if (form.effectiveOn() != null && form.effectiveOn().isAfter(today)) {
            errors.add(new FieldError("effectiveOn", "登记时不得晚于今天", "must not be in the future at registration"));
        }
        refuse(errors);
        LocalDate since = form.effectiveOn() == null ? inForce : form.effectiveOn();
        HandlerFacts facts = new HandlerFacts(
                DatedFacts.since(since, form.kind()),
                DatedFacts.since(since, Boolean.TRUE.equals(form.criticalInfrastructureOperator())),
                DatedFacts.since(since, Boolean.TRUE.equals(form.importantPlatform())),
                persons(DatedFacts.none(), form, today));
        return new Handler(
                id, 1, name(form), form.unifiedSocialCreditCode(), form.province(), form.groupId(), facts, now);
    }

    /**
     * Takes the statement in, whole or not at all. Its day may lie ahead: until then what is known holds.
     *
     * @throws Refusal 400 with every field at fault
     */
    public HandlerChange change(Handler before, HandlerForm form, Instant now) {
        LocalDate today = BeijingCalendar.dateOf(now);
        refuse(errors(form, today));
        LocalDate since = form.effectiveOn() == null ? today : form.effectiveOn();
        HandlerFacts known = before.facts();
        HandlerFacts facts = new HandlerFacts(
                stated(known.kind(), since, form.kind(), today),
                stated(known.criticalInfrastructureOperator(), since, form.criticalInfrastructureOperator(), today),
                stated(known.importantPlatform(), since, form.importantPlatform(), today),
                persons(known.personsHandled(), form, today));
        Handler after = new Handler(
                before.id(),
                before.version() + 1,
                name(form),
                form.unifiedSocialCreditCode(),
                form.province(),
                form.groupId(),
                facts,
                before.registeredAt());
        List<String> changed = changedFields(before, after);
        LocalDate earliest = changed.stream()
                .map(field -> switch (field) {
                    case "kind", "criticalInfrastructureOperator", "importantPlatform" -> since;
                    case "personsHandled" -> personsSince(known.personsHandled(), form, today);
                    default -> today;
                })
                .min(Comparator.naturalOrder())
                .orElse(today);
        return new HandlerChange(before, after, changed, earliest);
    }

    private List<FieldError> errors(HandlerForm form, LocalDate today) {
        List<FieldError> errors = new ArrayList<>(form.errors(today));
        if (form.effectiveOn() != null && form.effectiveOn().isBefore(inForce)) {
            errors.add(new FieldError("effectiveOn", "不得早于 " + inForce, "must not be before " + inForce));
        }
        return errors;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }

    private static Wording name(HandlerForm form) {
        return new Wording(form.name().zh(), form.name().en());
    }

    private static <T> DatedFacts<T> stated(DatedFacts<T> known, LocalDate since, T value, LocalDate today) {
        boolean repeated =
                value == null || known.on(today).filter(value::equals).isPresent();
        return repeated ? known : known.from(since, value);
    }

    private static DatedFacts<PersonsHandled> persons(
            DatedFacts<PersonsHandled> known, HandlerForm form, LocalDate today) {
        HandlerForm.Persons stated = form.personsHandled();
        if (stated == null || isSameCount(known, stated, today)) {
            return known;
        }
        LocalDate asOf = stated.asOf() == null ? today : stated.asOf();
        return known.from(
                personsSince(known, form, today),
                new PersonsHandled(stated.total(), stated.sensitive(), stated.minorsUnder14(), asOf));
    }

    private static boolean isSameCount(DatedFacts<PersonsHandled> known, HandlerForm.Persons stated, LocalDate today) {
        return hasSameFigures(known, stated, today)
                && (stated.asOf() == null
                        || known.on(today)
                                .filter(count -> stated.asOf().equals(count.asOf()))
                                .isPresent());
    }

    private static boolean hasSameFigures(
            DatedFacts<PersonsHandled> known, HandlerForm.Persons stated, LocalDate today) {
        return known.on(today)
                .filter(count -> stated.total().equals(count.total())
                        && Objects.equals(stated.sensitive(), count.sensitive())
                        && Objects.equals(stated.minorsUnder14(), count.minorsUnder14()))
                .isPresent();
    }

    private static LocalDate personsSince(DatedFacts<PersonsHandled> known, HandlerForm form, LocalDate today) {
        HandlerForm.Persons stated = form.personsHandled();
        LocalDate day = form.effectiveOn();
        boolean behind =
                day != null && known.startOf(today).filter(day::isBefore).isPresent();
        if (day != null && !behind && !hasSameFigures(known, stated, today)) {
            return day;
        }
        return stated.asOf() == null ? today : stated.asOf();
    }

    private static List<String> changedFields(Handler before, Handler after) {
        List<String> changed = new ArrayList<>();
        compare("name", before.name(), after.name(), changed);
        compare("unifiedSocialCreditCode", before.unifiedSocialCreditCode(), after.unifiedSocialCreditCode(), changed);
        compare("province", before.province(), after.province(), changed);
        compare("groupId", before.groupId(), after.groupId(), changed);
        compare("kind", facts(before).kind(), facts(after).kind(), changed);
        compare(
                "criticalInfrastructureOperator",
                facts(before).criticalInfrastructureOperator(),
                facts(after).criticalInfrastructureOperator(),
                changed);
        compare(
                "importantPlatform",
                facts(before).importantPlatform(),
                facts(after).importantPlatform(),
                changed);
        compare("personsHandled", facts(before).personsHandled(), facts(after).personsHandled(), changed);
        return changed;
    }

    private static HandlerFacts facts(Handler handler) {
        return handler.facts();
    }

    private static void compare(String field, Object before, Object after, List<String> changed) {
        if (!Objects.equals(before, after)) {
            changed.add(field);
        }
    }
}
