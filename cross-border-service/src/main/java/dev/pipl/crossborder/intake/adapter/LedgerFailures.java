package dev.pipl.crossborder.intake.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
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

    @ServerExceptionMapper
    public Response unavailable(LedgerUnavailable failure, HttpHeaders request) {
        LOG.warn("The ledger is unavailable", failure);
        return new ProblemAnswers().refused(new Refusal(CommonProblem.UNAVAILABLE), request);
    }
}
