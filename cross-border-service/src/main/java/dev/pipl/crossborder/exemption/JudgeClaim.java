package dev.pipl.crossborder.exemption;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.GroundClaim;
import dev.pipl.law.route.GroundDecision;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.PersonsConcerned;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.ZoneListing;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Who may claim which ground, and what becomes of the claim: recorded where the law asks for nobody's approval, waiting
 * for a second person where it does, refused with the provision otherwise. Immutable; thread-safe.
 */
public final class JudgeClaim {

    /** How the law answers a claim that only lacks a person's approval. */
    private static final String APPROVAL_NEEDED = "approval-needed";

    private final RouteTable table;

    public JudgeClaim(Provisions law) {
        table = RouteTable.of(law);
    }

    /**
     * A new claim.
     *
     * @param handler the handler's facts of today
     * @param listing of the handler's free-trade zone for the claim's categories
     * @throws Refusal 400 for the form; 422 with the finding for a ground that is not open to the handler
     */
    public ClaimedGround propose(
            String id,
            String handlerId,
            ClaimForm form,
            HandlerFacts handler,
            Optional<ZoneListing> listing,
            String by,
            Instant now) {
        form.check();
        LocalDate today = BeijingCalendar.dateOf(now);
        ExemptionGround ground = ExemptionGround.valueOf(form.ground());
        PersonsConcerned persons = PersonsConcerned.valueOf(form.persons());
        GroundDecision answer = table.ground(
                today,
                handler,
                new GroundClaim(ground, form.evidence(), false),
                Boolean.TRUE.equals(form.importantData()),
                listing);
        Finding finding = answer.finding();
        boolean needsApproval = finding.outcome().equals(APPROVAL_NEEDED);
        if (!answer.honoured() && !needsApproval) {
            throw notOpen(finding);
        }
        table.personsRefused(today, ground, persons).ifPresent(refused -> {
            throw notOpen(refused);
        });
        return new ClaimedGround(
                id,
                handlerId,
                1,
                needsApproval ? ClaimState.PENDING : ClaimState.RECORDED,
                ground,
                form.evidence(),
                form.description(),
                persons,
                form.documents(),
                new HashSet<>(form.categories()),
                finding,
                by,
                now,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A second person approves.
     *
     * @throws Refusal 409 for a claim that does not wait for it; 422 where the ground is not open to the handler any more
     */
    public ClaimedGround approve(
            ClaimedGround claim,
            HandlerFacts handler,
            Optional<ZoneListing> listing,
            String reason,
            String by,
            Instant now) {
        requireStep(claim, ClaimState.APPROVED);
        GroundDecision answer = table.ground(
                BeijingCalendar.dateOf(now),
                handler,
                new GroundClaim(claim.ground(), claim.evidence(), true),
                false,
                listing);
        if (!answer.honoured()) {
            throw notOpen(answer.finding());
        }
        return claim.decided(new ClaimedGround.Decision(true, reason, by, now));
    }

    /** A second person refuses; 409 for a claim that does not wait for it. */
    public ClaimedGround refuse(ClaimedGround claim, String reason, String by, Instant now) {
        requireStep(claim, ClaimState.REFUSED);
        return claim.decided(new ClaimedGround.Decision(false, reason, by, now));
    }

    /** The ground ceased, or was never met; 409 for a claim that does not stand. */
    public ClaimedGround lose(ClaimedGround claim, LossForm form, String by, Instant now) {
        form.check();
        requireStep(claim, ClaimState.LOST);
        LocalDate from = form.from() == null ? BeijingCalendar.dateOf(now) : form.from();
        return claim.lost(new ClaimedGround.Loss(from, form.isNeverMet(), form.reason(), by, now));
    }

    private static void requireStep(ClaimedGround claim, ClaimState next) {
        if (!claim.state().canBecome(next)) {
            throw new Refusal(ExemptionProblem.GROUND_CLAIM_DECIDED);
        }
    }

    private static Refusal notOpen(Finding finding) {
        return Refusal.ofRule(ExemptionProblem.GROUND_NOT_OPEN, null, List.of(finding));
    }
}
