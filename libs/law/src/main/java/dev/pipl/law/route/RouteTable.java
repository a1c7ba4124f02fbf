package dev.pipl.law.route;

import dev.pipl.law.AmendmentRefused;
import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which route a provision of personal information abroad needs, by an ordered list of cited rules.
 *
 * <p>A route is given for each class of persons; the overall route is the strictest. Once the counts of either class
 * reach the assessment, every class with counted persons needs it; a class all of whose persons were sent on an honoured
 * ground stays {@link Route#EXEMPT_GROUND} there, because those cases follow their own rule (CBDF 7(2)). Important data
 * and a state organ decide for every class with persons, exempt or not.
 *
 * <p>The same inputs on the same day always give the same answer; there is no clock and no state in here.
 */
public final class RouteTable {

    /** The persons with whom a route begins to be needed: some person at all, of which the law gives no number. */
    private static final long FIRST_PERSON = 1;

    private final List<RouteRule> rules;
    /** On each of them a rule or a number of the table came into force. */
    private final NavigableSet<LocalDate> effectiveDays;

    private final ExportDuties exportDuties;
    private final ExemptionGrounds exemptionGrounds;
    private final Provision volumeExemption;
    private final Provision assessment;
    private final Provision contractOrCertification;

    private RouteTable(Provisions law) {
        rules = new RouteRules(law).inOrder();
        effectiveDays = rules.stream()
                .map(RouteRule::basis)
                .flatMap(LegalBasis::effectiveDates)
                .collect(Collectors.toCollection(TreeSet::new));
        exportDuties = new ExportDuties(law);
        exemptionGrounds = new ExemptionGrounds(law);
        volumeExemption = law.get("CBDF-5");
        assessment = law.get("CBDF-7");
        contractOrCertification = law.get("CBDF-8");
    }

    /** The table by these provisions. */
    public static RouteTable of(Provisions provisions) {
        return new RouteTable(provisions);
    }

    /**
     * The route of a handler's year as its figures stand.
     *
     * @param on the day whose law applies, Beijing
     * @throws RuleNotInForce before 2024-03-22, when today's counts were not yet the law
     */
    public RouteDecision decideYear(LocalDate on, HandlerFacts handler, YearFigures figures) {
        return decide(Situation.ofYear(on, handler, figures), List.of());
    }

    /**
     * The route of a single transfer, judged by all rows. Its {@code byClass} covers the classes it carries.
     *
     * @param on the day of the transfer, Beijing
     * @throws RuleNotInForce before 2024-03-22
     */
    public RouteDecision decideTransfer(LocalDate on, TransferInputs inputs) {
        Optional<GroundDecision> ground = inputs.ground()
                .map(claim -> exemptionGrounds.decide(
                        on, inputs.handler(), claim, inputs.projected().importantData(), inputs.zoneListing()));
        return decide(
                Situation.ofTransfer(on, inputs, ground),
                ground.map(GroundDecision::finding).stream().toList());
    }

    /**
     * The counts at which a year's route can change, ascending within each class, for a handler that is neither a state
     * organ nor an operator of critical information infrastructure.
     *
     * @throws RuleNotInForce before 2024-03-22
     */
    public List<Limit> limits(LocalDate on) {
        return List.of(
                new Limit(SubjectClass.NON_SENSITIVE, FIRST_PERSON, volumeExemption.id()),
                limit(SubjectClass.NON_SENSITIVE, contractOrCertification, "nonSensitivePersonsMin", on),
                limit(SubjectClass.NON_SENSITIVE, assessment, "nonSensitivePersonsMin", on),
                new Limit(SubjectClass.SENSITIVE, FIRST_PERSON, contractOrCertification.id()),
                limit(SubjectClass.SENSITIVE, assessment, "sensitivePersonsMin", on));
    }

    /** Whether a ground takes a transfer out of the count; the list of a free-trade zone being unrecorded. */
    public GroundDecision ground(
            LocalDate on,
            HandlerFacts handler,
            ExemptionGround ground,
            String evidence,
            boolean approvedByPerson,
            boolean importantData) {
        return ground(
                on, handler, new GroundClaim(ground, evidence, approvedByPerson), importantData, Optional.empty());
    }

    /**
     * Whether a claimed ground takes a transfer out of the count. Never throws for a day before the law: a ground that
     * was not in force is refused, so that the transfer counts.
     *
     * @param on the day of the transfer, Beijing
     * @param importantData whether the transfer carries important data, which no ground ever frees
     * @param zoneListing the recorded list of a free-trade zone, without which that ground is refused
     */
    public GroundDecision ground(
            LocalDate on,
            HandlerFacts handler,
            GroundClaim claim,
            boolean importantData,
            Optional<ZoneListing> zoneListing) {
        return exemptionGrounds.decide(on, handler, claim, importantData, zoneListing);
    }

    /**
     * Why a ground does not reach these persons; empty where it does. The ground of human resources is about employees:
     * applicants need one of the routes.
     *
     * @param on the day the claim is judged, Beijing
     */
    public Optional<Finding> personsRefused(LocalDate on, ExemptionGround ground, PersonsConcerned persons) {
        return exemptionGrounds.personsRefused(on, ground, persons);
    }

    /**
     * The version of the table on a day: {@code route-} and the newest day on which any of its provisions or numbers
     * came into force.
     *
     * @throws RuleNotInForce before 2024-03-22
     */
    public String ruleVersion(LocalDate on) {
        return "route-" + ruleInForce(on);
    }

    /**
     * The newest day on which any of the table's provisions or numbers came into force, as of a day.
     *
     * @throws RuleNotInForce before 2024-03-22
     */
    public LocalDate ruleInForce(LocalDate on) {
        requireInForce(on);
        return Optional.ofNullable(effectiveDays.floor(on))
                .orElseThrow(() -> new RuleNotInForce(contractOrCertification.id(), on));
    }

    /**
     * Whether a number of the law is one by which years are told apart here: one that limits persons in a calendar year.
     */
    public boolean counts(String provision, String value) {
        return rules.stream()
                .flatMap(rule -> rule.basis().numbers().stream())
                .anyMatch(number -> number.provision().id().equals(provision)
                        && number.name().equals(value));
    }

    /**
     * Makes sure that the table gives a route for every count on every day of its numbers, the stricter for more persons;
     * the law as published does, an amended one may not.
     *
     * @throws AmendmentRefused saying where it does not
     */
    public RouteTable requireWhole() {
        new WholeTable(this, rules.stream().map(RouteRule::basis).toList(), contractOrCertification.inForce())
                .require();
        return this;
    }

    /** The legal bases of all rules in here, in the table's order. */
    public List<LegalBasis> bases() {
        return Stream.of(
                        rules.stream().map(RouteRule::basis),
                        exportDuties.bases().stream(),
                        exemptionGrounds.bases().stream())
                .flatMap(bases -> bases)
                .toList();
    }

    private RouteDecision decide(Situation situation, List<Finding> groundFindings) {
        String ruleVersion = ruleVersion(situation.on());
        Map<SubjectClass, Route> byClass = new EnumMap<>(SubjectClass.class);
        for (SubjectClass subjectClass : SubjectClass.values()) {
            byClass.put(subjectClass, Route.NONE);
        }
        Set<SubjectClass> undecided = new HashSet<>(situation.asked());
        List<Finding> findings = new ArrayList<>();
        for (RouteRule rule : rules) {
            Set<SubjectClass> decided = new HashSet<>(rule.condition().decidedClasses(situation));
            decided.retainAll(undecided);
            if (!decided.isEmpty()) {
                decided.forEach(subjectClass -> byClass.put(subjectClass, rule.outcome()));
                undecided.removeAll(decided);
                findings.addAll(rule.findings(situation, ruleVersion));
            }
        }
        if (!undecided.isEmpty()) {
            throw new IllegalStateException("no row of the route table decides " + undecided + " of " + situation);
        }
        Route strictest =
                byClass.values().stream().max(Comparator.naturalOrder()).orElse(Route.NONE);
        findings.addAll(groundFindings);
        if (strictest != Route.NONE && strictest != Route.BLOCKED) {
            findings.addAll(exportDuties.findings(situation, ruleVersion));
        }
        return new RouteDecision(strictest, byClass, findings, ruleVersion);
    }

    private Limit limit(SubjectClass subjectClass, Provision provision, String number, LocalDate on) {
        return new Limit(
                subjectClass, provision.number(number).on(on).asBoundary().firstCount(), provision.id());
    }

    private void requireInForce(LocalDate on) {
        if (!contractOrCertification.isInForce(on)) {
            throw new RuleNotInForce(contractOrCertification.id(), on);
        }
    }
}
