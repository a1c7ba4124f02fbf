package dev.pipl.crossborder.pipia;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.List;

/** The impact assessments on record. Blocking; thread-safe. */
public interface ImpactAssessments {

    /** The name under which the projection is known to readiness. */
    String PROJECTION = "pipias.v1";

    /** Whether the registry's topic has been read to the end it had at start. */
    boolean isReady();

    /**
     * Every completed assessment of a handler, superseded ones too.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<ImpactAssessment> of(String handlerId);
}
