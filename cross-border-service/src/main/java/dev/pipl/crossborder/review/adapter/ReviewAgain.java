package dev.pipl.crossborder.review.adapter;

import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.idempotency.Answer;
import dev.pipl.kit.idempotency.CommandKey;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Judges a year again on demand, while no follower touches the handler. */
@ApplicationScoped
public class ReviewAgain {

    private final JdbcCommands transactions;
    private final ReviewRows review;
    private final JdbcTrail trail;
    private final Commands answers;
    private final Clock clock;

    ReviewAgain(JdbcCommands transactions, ReviewRows review, JdbcTrail trail, Commands answers, Clock clock) {
        this.transactions = transactions;
        this.review = review;
        this.trail = trail;
        this.answers = answers;
        this.clock = clock;
    }

    /** How a year stands after its transfers were judged again. */
    @Schema(name = "YearReviewed")
    record YearReviewed(
            String handlerId,
            int year,

            @Schema(description = "Findings that hold. 成立的问题数。")
            int open,

            @Schema(description = "Findings that held before and no longer do. 本次不再成立的问题数。")
            int resolved) {}

    Answer review(Caller caller, String handlerId, int year, Optional<CommandKey> key) {
        return transactions.once(key, transaction -> {
            ReviewPosition.await(transaction, handlerId);
            ReviewRows.Again again = review.again(transaction, handlerId, year);
            YearReviewed view = new YearReviewed(handlerId, year, again.open(), again.resolved());
            trail.add(
                    transaction,
                    TrailEntry.by(caller, clock.instant(), "review-findings", "findings", Integer.toString(year))
                            .of(handlerId)
                            .changing(null, EventJson.mapper().valueToTree(view)));
            return answers.ok(view);
        });
    }
}
