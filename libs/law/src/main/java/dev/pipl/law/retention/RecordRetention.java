package dev.pipl.law.retention;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.time.Periods;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the record of handling personal information is kept at least (PIPL 56, second paragraph). The law does not say
 * when the time begins; it is counted from the last day of what the record covers, so that nothing of it is kept for less.
 */
public final class RecordRetention {

    private static final String YEARS = "retentionYears";

    private final LegalBasis basis;

    private RecordRetention(Provision article) {
        basis = LegalBasis.of("retention/handling-record", article.cite(2)).using(article.number(YEARS));
    }

    /** The retention by these provisions. */
    public static RecordRetention of(Provisions provisions) {
        return new RecordRetention(provisions.get("PIPL-56"));
    }

    /**
     * The last day, inclusive, on which the record must be there.
     *
     * @param lastActivityOn the last day of what the record covers, Beijing
     * @throws RuleNotInForce before 2021-11-01
     */
    public LocalDate keptUntil(LocalDate lastActivityOn) {
        return Periods.plusYears(
                lastActivityOn, basis.number(YEARS).on(lastActivityOn).asLength());
    }

    /** Whether the record may go on that day: the day after the last one, at the earliest. */
    public boolean isOver(LocalDate lastActivityOn, LocalDate on) {
        return on.isAfter(keptUntil(lastActivityOn));
    }

    /** Why the record may go on that day ({@code retention-over}), or may not ({@code retention-not-over}). */
    public List<Finding> findings(LocalDate lastActivityOn, LocalDate on) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("lastActivityOn", lastActivityOn.toString());
        inputs.put("keptUntil", keptUntil(lastActivityOn).toString());
        inputs.put("on", on.toString());
        return basis.findings(
                on,
                isOver(lastActivityOn, on) ? "retention-over" : "retention-not-over",
                inputs,
                "retention-" + basis.newestEffectiveDate(on));
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(basis);
    }
}
