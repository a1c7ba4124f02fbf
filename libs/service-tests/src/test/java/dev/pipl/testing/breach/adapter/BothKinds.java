package dev.pipl.testing.breach.adapter;

import dev.pipl.kit.outbox.SessionOutbox;
import javax.sql.DataSource;

/** Breaks one rule: two kinds of transaction. */
class BothKinds {
    DataSource database;
    SessionOutbox outbox;
}
