package dev.pipl.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a rule rests on. A rule is made with its legal basis or not at all, so that none can decide without an article.
 *
 * @param rule the rule's name, {@code family/kebab-case}, such as {@code route/contract-or-certification}
 * @param citations the provisions, the leading one first; at least one
 * @param numbers the numbers of the law the rule compares with or counts by
 */
public record LegalBasis(String rule, List<Citation> citations, List<DatedNumber> numbers) {

    /**
     * @throws IllegalArgumentException for a rule without a citation
     */
    public LegalBasis {
        citations = List.copyOf(citations);
        numbers = List.copyOf(numbers);
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("the rule " + rule + " cites no provision");
        }
    }

    /** A basis without numbers. */
    public static LegalBasis of(String rule, Citation... citations) {
        return new LegalBasis(rule, List.of(citations), List.of());
    }

    /** The same basis with the numbers the rule uses. */
    public LegalBasis using(DatedNumber... used) {
        return new LegalBasis(rule, citations, List.of(used));
    }

    /** The number of that name among those the rule uses. */
    public DatedNumber number(String name) {
        return numbers.stream()
                .filter(number -> number.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the rule " + rule + " uses no number " + name));
    }

    /** Whether the leading provision and all numbers are in force on the day. */
    public boolean isInForce(LocalDate on) {
        return citations.get(0).isInForce(on)
                && numbers.stream().allMatch(number -> number.find(on).isPresent());
    }

    /**
     * The days on which the answer of the rule can change without any fact changing: its provisions and numbers came
     * into force, or a number ended.
     */
    public Stream<LocalDate> effectiveDates() {
        Stream<LocalDate> provisions =
                citations.stream().map(citation -> citation.provision().inForce());
        Stream<LocalDate> begins = values().map(DatedValue::inForce);
        Stream<LocalDate> ends =
                values().flatMap(value -> value.until().stream()).map(last -> last.plusDays(1));
        return Stream.of(provisions, begins, ends).flatMap(days -> days);
    }

    /** The newest effective day as of {@code on}; the leading provision's own where nothing was in force yet. */
    public LocalDate newestEffectiveDate(LocalDate on) {
        return effectiveDates()
                .filter(day -> !day.isAfter(on))
                .max(Comparator.naturalOrder())
                .orElse(citations.get(0).provision().inForce());
    }

    /**
     * The rule's decision as findings: one per provision in force on the day, the leading one first. To the inputs are
     * added the numbers the rule used.
     *
     * @throws RuleNotInForce when no provision is in force on the day
     */
    public List<Finding> findings(LocalDate on, String outcome, Map<String, ?> inputs, String ruleVersion) {
        Map<String, Object> all = inputsWithNumbers(on, inputs);
        List<Finding> findings = citations.stream()
                .filter(citation -> citation.isInForce(on))
                .map(citation -> new Finding(citation.provision().id(), citation.text(), outcome, all, ruleVersion))
                .toList();
        if (findings.isEmpty()) {
            throw new RuleNotInForce(citations.get(0).provision().id(), on);
        }
        return findings;
    }

    /** The leading provision's finding alone, also for a day on which it was not yet in force. */
    public Finding leadingFinding(LocalDate on, String outcome, Map<String, ?> inputs, String ruleVersion) {
        Citation leading = citations.get(0);
        return new Finding(
                leading.provision().id(), leading.text(), outcome, inputsWithNumbers(on, inputs), ruleVersion);
    }

    private Map<String, Object> inputsWithNumbers(LocalDate on, Map<String, ?> inputs) {
        Map<String, Object> all = new LinkedHashMap<>(inputs);
        numbers.forEach(number -> number.find(on).ifPresent(value -> all.put(number.name(), value.number())));
        return all;
    }

    private Stream<DatedValue> values() {
        return numbers.stream()
                .flatMap(number -> number.provision().values().stream()
                        .filter(value -> value.name().equals(number.name())));
    }
}
