package dev.pipl.law.pipia;

import dev.pipl.law.Citation;
import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.time.Periods;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the law asks of an impact assessment: its items, by what it is made for; that it is completed by the day the
 * activity starts, for a later one does not cure the want of it; and how long it is kept.
 */
public final class AssessmentRules {
    private final Map<AssessmentKind, LegalBasis> items = new EnumMap<>(AssessmentKind.class);
    private final LegalBasis beforehand;
    private final LegalBasis retention;

    private AssessmentRules(Provisions law) {
        Provision report = law.get("PIPL-56");
        items.put(AssessmentKind.GENERAL, all("pipia/items-general", report));
        items.put(AssessmentKind.STANDARD_CONTRACT, all("pipia/items-standard-contract", law.get("SCC-5")));
        items.put(AssessmentKind.CERTIFICATION, all("pipia/items-certification", law.get("CERT-6")));
        beforehand =
                LegalBasis.of("pipia/completed-beforehand", law.get("PIPL-55").cite());
        retention = LegalBasis.of("pipia/retention", report.cite(2)).using(report.number("retentionYears"));
    }

    private static LegalBasis all(String rule, Provision article) {
        return LegalBasis.of(
                rule,
                article.clauses().stream()
                        .filter(clause -> clause.item() > 0)
                        .map(clause -> article.cite(clause.paragraph(), clause.item()))
                        .toArray(Citation[]::new));
    }

    /** The rules by these provisions. */
    public static AssessmentRules of(Provisions provisions) {
        return new AssessmentRules(provisions);
    }

    /** Every item a report for all of these answers; those of PIPL 56 are in each. */
    public List<AssessedItem> items(Set<AssessmentKind> kinds) {
        return asked(kinds)
                .flatMap(kind -> items.get(kind).citations().stream())
                .map(AssessmentRules::item)
                .toList();
    }

    /**
     * What the report lacks: one finding per item, in the order of the articles, each with its own citation. Empty for a
     * complete report.
     */
    public List<Finding> missing(LocalDate completedOn, Set<AssessmentKind> kinds, Set<AssessedItem> answered) {
        List<Finding> missing = new ArrayList<>();
        asked(kinds)
                .forEach(kind -> items.get(kind).citations().stream()
                        .filter(citation -> !answered.contains(item(citation)))
                        .map(citation -> missing(completedOn, kind, citation))
                        .forEach(missing::add));
        return missing;
    }

    private static Stream<AssessmentKind> asked(Set<AssessmentKind> kinds) {
        Set<AssessmentKind> asked = EnumSet.of(AssessmentKind.GENERAL);
        asked.addAll(kinds);
        return asked.stream();
    }

    private Finding missing(LocalDate on, AssessmentKind kind, Citation citation) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("kind", kind.name());
        inputs.put("item", item(citation).item());
        return LegalBasis.of(items.get(kind).rule(), citation)
                .leadingFinding(on, "assessment-item-missing", inputs, version(items.get(kind), on));
    }

    private static AssessedItem item(Citation citation) {
        return new AssessedItem(
                citation.provision().id(), citation.clause().orElseThrow().item());
    }

    /** The violation, where the activity had started before the day the assessment was completed; empty otherwise. */
    public Optional<Finding> startedBefore(LocalDate completedOn, Optional<LocalDate> activityStartedOn) {
        return activityStartedOn.filter(completedOn::isAfter).map(startedOn -> {
            Map<String, Object> inputs = new LinkedHashMap<>();
            inputs.put("activityStartedOn", startedOn.toString());
            inputs.put("completedOn", completedOn.toString());
            return beforehand.leadingFinding(
                    startedOn, "assessment-not-beforehand", inputs, version(beforehand, startedOn));
        });
    }

    /**
     * How long the report is kept: three years from its day or from the end of the activity, whichever is later.
     *
     * @param activityEndedOn empty while the activity goes on; the answer then stays open
     * @throws RuleNotInForce for a report from before 2021-11-01
     */
    public Retention retention(LocalDate completedOn, Optional<LocalDate> activityEndedOn) {
        LocalDate from = activityEndedOn.filter(completedOn::isBefore).orElse(completedOn);
        LocalDate until = Periods.plusYears(
                from, retention.number("retentionYears").on(completedOn).asLength());
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("completedOn", completedOn.toString());
        activityEndedOn.ifPresent(ended -> inputs.put("activityEndedOn", ended.toString()));
        inputs.put("keptUntil", until.toString());
        return new Retention(
                from,
                until,
                activityEndedOn.isEmpty(),
                retention.findings(completedOn, "kept", inputs, version(retention, completedOn)));
    }

    private static String version(LegalBasis basis, LocalDate on) {
        return "pipia-" + basis.newestEffectiveDate(on);
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return Stream.concat(items.values().stream(), Stream.of(beforehand, retention))
                .toList();
    }
}
