package dev.pipl.crossborder.notice;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.List;

/** The notices on record. Blocking; thread-safe. */
public interface Notices {

    /**
     * Every notice of a handler, withdrawn ones too.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<Notice> of(String handlerId);
}
