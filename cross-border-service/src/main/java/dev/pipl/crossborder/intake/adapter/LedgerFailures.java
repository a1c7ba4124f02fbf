package dev.pipl.crossborder.intake.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.RowCorrupt;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.problem.adapter.ProblemAnswers;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A ledger that cannot answer now is 503, never a guess. */
public class LedgerFailures {

    private static final Logger LOG = Logger.getLogger(LedgerFailures.class);

    /** More exactly than {@link #unavailable}: trying again will not help, and somebody has to look. */
    @ServerExceptionMapper
    public Response damaged(RowCorrupt failure, HttpHeaders request) {
        LOG.error("A ledger row is damaged; nothing is answered from it", failure);
        return ProblemAnswers.answer(new Refusal(LedgerProblem.LEDGER_DAMAGED), request);
    }

    @ServerExceptionMapper
    public Response unavailable(LedgerUnavailable failure, HttpHeaders request) {
        LOG.warn("The ledger is unavailable", failure);
        return ProblemAnswers.answer(new Refusal(CommonProblem.UNAVAILABLE), request);
    }
}
