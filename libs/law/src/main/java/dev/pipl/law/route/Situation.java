package dev.pipl.law.route;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the rows of the table look at: a year, or a transfer within it.
 *
 * @param on the day whose law applies
 * @param handler the handler's facts
 * @param figures the year's figures, those of a proposed transfer included
 * @param asked the classes a route is asked for
 * @param transfer the single transfer; empty when the whole year is asked about
 * @param ground the decision on the ground the transfer claims, if it claims one
 */
record Situation(
        LocalDate on,
        HandlerFacts handler,
        YearFigures figures,
        Set<SubjectClass> asked,
        Optional<TransferInputs> transfer,
        Optional<GroundDecision> ground) {

    static Situation ofYear(LocalDate on, HandlerFacts handler, YearFigures figures) {
        Set<SubjectClass> withPersons = EnumSet.noneOf(SubjectClass.class);
        for (SubjectClass subjectClass : SubjectClass.values()) {
            if (figures.of(subjectClass).hasPersons()) {
                withPersons.add(subjectClass);
            }
        }
        return new Situation(on, handler, figures, withPersons, Optional.empty(), Optional.empty());
    }

    static Situation ofTransfer(LocalDate on, TransferInputs inputs, Optional<GroundDecision> ground) {
        return new Situation(on, inputs.handler(), inputs.projected(), inputs.carries(), Optional.of(inputs), ground);
    }

    /** The persons of a class whom the law counts. */
    long counted(SubjectClass subjectClass) {
        return figures.of(subjectClass).counted();
    }

    /** The asked classes of which somebody counts. */
    Set<SubjectClass> askedAndCounted() {
        return askedWhere(subjectClass -> counted(subjectClass) > 0);
    }

    /** The asked classes of which everybody was sent on an honoured ground. */
    Set<SubjectClass> askedAndExempt() {
        boolean transferIsExempt = ground.map(GroundDecision::honoured).orElse(false);
        return askedWhere(subjectClass -> transfer.isPresent()
                ? transferIsExempt
                : figures.of(subjectClass).isExemptOnly());
    }

    /** All asked classes when the condition holds, none otherwise. */
    Set<SubjectClass> allIf(boolean condition) {
        return condition ? asked : Collections.emptySet();
    }

    Set<SubjectClass> askedWhere(Predicate<SubjectClass> condition) {
        Set<SubjectClass> chosen = EnumSet.noneOf(SubjectClass.class);
        asked.stream().filter(condition).forEach(chosen::add);
        return chosen;
    }

    /** The situation as a finding tells it: the figures always, a fact only where it is so. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (SubjectClass subjectClass : SubjectClass.values()) {
            ClassCount count = figures.of(subjectClass);
            inputs.put(subjectClass.wireName(), count.counted());
            if (count.gross() != count.counted()) {
                inputs.put(subjectClass.wireName() + "Gross", count.gross());
            }
        }
        inputs.put("handlerKind", handler.kind().name());
        putIf(inputs, "criticalInfrastructureOperator", handler.criticalInfrastructureOperator());
        putIf(inputs, "importantData", figures.importantData());
        putIf(inputs, "statutoryDuty", figures.statutoryDuty());
        transfer.flatMap(TransferInputs::zoneListing)
                .filter(ZoneListing::applies)
                .ifPresent(listing -> {
                    inputs.put("freeTradeZone", listing.zone());
                    inputs.put("listVersion", listing.listVersion());
                    listing.item().ifPresent(item -> inputs.put("listItem", item));
                });
        return inputs;
    }

    private static void putIf(Map<String, Object> inputs, String name, boolean isSo) {
        if (isSo) {
            inputs.put(name, true);
        }
    }
}
