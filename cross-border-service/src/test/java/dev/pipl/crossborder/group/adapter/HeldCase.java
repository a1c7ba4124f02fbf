package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.Evidence;
import dev.pipl.crossborder.group.ReviewHolds;
import dev.pipl.crossborder.group.Signal;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.SplittingSettings;
import dev.pipl.crossborder.group.Suspicion;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.events.EventJson;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.SubjectClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** A case under review on a real database, for the tests of those who ask what it holds. */
public final class HeldCase {

    private static final PgSplittingCases CASES = new PgSplittingCases(EventJson.mapper());

    private HeldCase() {}

    /** A new case that holds the handler's transfers to that recipient for that purpose. */
    public static SplittingCase open(DataSource database, String handlerId, Recipient recipient, String purpose)
            throws SQLException {
        SplittingCase opened = SplittingCase.of(
                new Suspicion(
                        Signal.GROUP_SUM,
                        Suspicion.Scope.group("group of " + handlerId),
                        List.of(handlerId, "sister of " + handlerId),
                        2026,
                        Optional.of(new Limit(SubjectClass.NON_SENSITIVE, 1_000_000, "CBDF-7")),
                        new TreeSet<>(Set.of("one")),
                        List.of(new Suspicion.Hold(
                                handlerId, ReviewHolds.nameKeys(recipient), ReviewHolds.purposeKey(purpose))),
                        new Evidence(
                                List.of(),
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                new SplittingSettings(80, 95, 14, 31, 1_000, 7, 100, 50))),
                Instant.parse("2026-02-01T00:00:00Z"));
        try (Connection connection = database.getConnection()) {
            CASES.insert(connection, opened);
        }
        return opened;
    }

    public static void write(DataSource database, SplittingCase changed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            CASES.update(connection, changed);
        }
    }

    /** What is held, for those who have read the recipient themselves. */
    public static ReviewHolds holds(DataSource database) {
        return new PgReviewHolds(database, id -> Optional.empty());
    }
}
