package dev.pipl.crossborder.exemption;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.GroundClaim;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.RouteTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * That a handler is registered in a zone. Everything may be null here.
 *
 * @param from the first day
 * @param until the last day; null while it goes on
 */
public record ZoneRegistrationForm(
        String zone, List<String> industries, String reference, LocalDate from, LocalDate until) {

    /** Technical, in characters. */
    private static final int TEXT_MAX = 500;

    /**
     * The registration the form states.
     *
     * @param handler the handler's facts of today
     * @throws Refusal 400 with every field at fault; 422 for an operator of critical information infrastructure
     */
    public ZoneRegistration toRegistration(
            String id, String handlerId, HandlerFacts handler, LocalDate today, Instant now) {
        Form form = new Form();
        form.text("zone", zone, TEXT_MAX);
        form.text("reference", reference, TEXT_MAX);
        form.required("from", from);
        form.check();
        List<FieldError> errors = new ArrayList<>();
        if (until != null && until.isBefore(from)) {
            errors.add(new FieldError("until", "不得早于首日", "must not be before the first day"));
        }
        Set<String> codes = ZoneListForm.codes("industries", industries, errors);
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        if (handler.criticalInfrastructureOperator()) {
            throw Refusal.ofRule(
                    ExemptionProblem.ZONE_NOT_FOR_CRITICAL_INFRASTRUCTURE, null, List.of(neverFor(handler, today)));
        }
        return new ZoneRegistration(id, handlerId, zone, codes, reference, from, Optional.ofNullable(until), now);
    }

    private Finding neverFor(HandlerFacts handler, LocalDate today) {
        return RouteTable.of(Provisions.load())
                .ground(
                        today,
                        handler,
                        new GroundClaim(ExemptionGround.FREE_TRADE_ZONE, reference, false),
                        false,
                        Optional.empty())
                .finding();
    }
}
