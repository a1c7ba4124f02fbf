package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What persons decide: voids of events that came or are to come, claimed grounds, reviews of a route. */
final class SimulatedDecisions {

    private static final String REASON = "file reviewed";
    private static final String EVIDENCE = "file 9";
    private static final String PERSON = "second-person";

    private final Random random;
    private final Clock clock;
    private int ids;

    SimulatedDecisions(Random random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    Batch next(String handlerId, SimulatedPipelines pipelines) {
        String id = "decision-" + ids++;
        Instant at = clock.instant();
        int thisYear = BeijingCalendar.yearOf(at);
        int kind = random.nextInt(5);
        if (kind == 0) {
            return new Batch.RouteReviewed(id, handlerId, thisYear - random.nextInt(2), REASON, EVIDENCE, PERSON, at);
        }
        if (kind < 3) {
            String source = "/handlers/" + handlerId + "/pipelines/crm-export" + (random.nextInt(8) == 0 ? "-2" : "");
            return new Batch.VoidApproved(
                    id, new EventIdentity(handlerId, source, pipelines.someId()), REASON, EVIDENCE, PERSON, at);
        }
        Optional<LocalDate> from =
                random.nextInt(3) == 0 ? Optional.of(LocalDate.of(thisYear, 1, 1)) : Optional.empty();
        return new Batch.GroundDecided(
                id,
                handlerId,
                ExemptionGround.CONTRACT_NECESSITY,
                SimulatedPipelines.evidence(random),
                random.nextBoolean(),
                from,
                REASON,
                PERSON,
                at);
    }

    /** Where it stands, by year. */
    static List<Adjusted> write(LedgerWriter writer, Batch decision) {
        if (decision instanceof Batch.VoidApproved approved) {
            return writer.write(approved).stream().toList();
        }
        return decision instanceof Batch.GroundDecided ground
                ? writer.write(ground)
                : writer.write((Batch.RouteReviewed) decision).stream().toList();
    }

    static String idOf(Batch decision) {
        if (decision instanceof Batch.VoidApproved approved) {
            return approved.correctionId();
        }
        return decision instanceof Batch.GroundDecided ground
                ? ground.decisionId()
                : ((Batch.RouteReviewed) decision).reviewId();
    }
}
