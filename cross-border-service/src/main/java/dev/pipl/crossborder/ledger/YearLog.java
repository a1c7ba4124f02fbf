package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Declarations;
import dev.pipl.crossborder.headcount.PersonLog;
import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.ArrayList;
import java.util.List;

/** What was done to a year's state since its last committed row, so that it can be taken back. */
final class YearLog {

    record Added(EventIdentity identity, long sequence) {}

    final PersonLog persons = new PersonLog();
    final List<Added> identities = new ArrayList<>();
    final List<Declarations.Change> declarations = new ArrayList<>();
    final YearSummary before;
    final Adjustments adjustmentsBefore;

    private PersonSet added = new PersonSet();
    private int addedSize;

    YearLog(YearSummary before, Adjustments adjustmentsBefore) {
        this.before = before;
        this.adjustmentsBefore = adjustmentsBefore;
    }

    /** What is new about whom, made once as long as nothing is added. */
    PersonSet added() {
        if (addedSize != persons.size()) {
            added = persons.persons();
            addedSize = persons.size();
        }
        return added;
    }
}
