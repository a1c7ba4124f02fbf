package dev.pipl.crossborder.group;

import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.crossborder.SplittingSuspected;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is told of a case: to other services, to a regulator, and by which article. Thread-safe. */
public final class SplittingNews {

    private static final String OUTCOME = "splitting-suspected";
    private static final List<String> ARTICLES = List.of("CERT-5", "SCC-4");

    private final Provisions provisions;

    public SplittingNews(Provisions provisions) {
        this.provisions = provisions;
    }

    /** Of a case that is new, or that new facts have changed. */
    public SplittingSuspected event(SplittingCase of) {
        return new SplittingSuspected(
                of.id(),
                of.round(),
                of.signal().name(),
                of.state().name(),
                of.groupId().orElse(null),
                of.handlerIds(),
                of.year(),
                of.subjectClass().map(SubjectClass::wireName).orElse(null),
                of.threshold().isPresent() ? of.threshold().getAsLong() : null,
                of.evidence().together() == null
                        ? null
                        : of.evidence().together().upper(),
                articles(of.year()).toList(),
                BeijingCalendar.at(of.changedAt()));
    }

    /** One alert for each round and state of a case, whatever figures and facts follow. */
    public AlertRaised alert(SplittingCase of) {
        boolean isHeld = of.state() == CaseState.REVIEW_HOLD;
        String limit =
                of.threshold().isPresent() ? "%,d".formatted(of.threshold().getAsLong()) : "";
        return new AlertRaised(
                EventIds.of(
                        "alert",
                        OUTCOME,
                        of.id(),
                        Integer.toString(of.round()),
                        of.state().name()),
                BeijingCalendar.at(of.changedAt()),
                Severity.WARNING,
                OUTCOME,
                of.handlerIds().size() == 1 ? of.handlerIds().get(0) : null,
                new Wording(
                        of.year() + " 年拆分嫌疑:" + of.signal().title().zh()
                                + (limit.isEmpty() ? "" : "(限值 " + limit + " 人)") + (isHeld ? ",相关出境暂停待审查" : ",待审查"),
                        "Suspected splitting in " + of.year() + ": "
                                + of.signal().title().en()
                                + (limit.isEmpty() ? "" : " (limit " + limit + ")")
                                + (isHeld ? "; the transfers concerned wait for a review" : "; a review is asked for")),
                articles(of.year()).toList(),
                of.id());
    }

    /** The articles that bar splitting, as far as they were in force in the case's year. */
    public List<Finding> findings(SplittingCase of) {
        return findings(
                new ReviewHold(of.id(), of.state(), of.signal(), of.year(), of.subjectClass(), of.threshold()),
                new LinkedHashMap<>());
    }

    /** The same for whoever is held by a case, and which one that is. */
    public List<Finding> findings(ReviewHold hold) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("caseId", hold.caseId());
        return findings(hold, inputs);
    }

    private List<Finding> findings(ReviewHold of, Map<String, Object> inputs) {
        inputs.put("signal", of.signal().name());
        inputs.put("year", of.year());
        of.subjectClass().ifPresent(subjectClass -> inputs.put("class", subjectClass.wireName()));
        of.threshold().ifPresent(threshold -> inputs.put("threshold", threshold));
        return articles(of.year())
                .map(provisions::get)
                .map(article -> new Finding(
                        article.id(),
                        article.citation(),
                        outcome(of.state()),
                        inputs,
                        "splitting-" + article.inForce()))
                .toList();
    }

    private static String outcome(CaseState state) {
        return switch (state) {
            case REVIEW_HOLD -> "review-hold";
            case CONFIRMED -> "splitting-confirmed";
            case OPEN, CLEARED -> OUTCOME;
        };
    }

    private Stream<String> articles(int year) {
        LocalDate yearsEnd = LocalDate.of(year, 12, 31);
        return ARTICLES.stream()
                .filter(article -> !provisions.get(article).inForce().isAfter(yearsEnd));
    }
}
