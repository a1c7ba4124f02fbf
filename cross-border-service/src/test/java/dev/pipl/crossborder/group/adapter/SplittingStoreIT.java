package dev.pipl.crossborder.group.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.CountBasis;
import dev.pipl.crossborder.group.Evidence;
import dev.pipl.crossborder.group.Signal;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.SplittingSettings;
import dev.pipl.crossborder.group.Suspicion;
import dev.pipl.crossborder.group.Suspicion.Hold;
import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.events.EventJson;
import dev.pipl.kit.page.Placed;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.SubjectClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases and holds on a real database. */
class SplittingStoreIT {

    private static final Instant NOW = Instant.parse("2026-06-01T04:00:00.123456Z");
    private static final SplittingSettings SETTINGS = new SplittingSettings(80, 95, 14, 31, 1_000, 7, 100, 50);

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final PgSplittingCases cases = new PgSplittingCases(EventJson.mapper());
    private String handler;

    @BeforeEach
    void aHandler() {
        handler = "h-" + UUID.randomUUID();
    }

    private Suspicion suspicion(String... facts) {
        LocalDate day = LocalDate.of(2026, 3, 1);
        return new Suspicion(
                Signal.GROUP_SUM,
                Scope.group("group of " + handler),
                List.of(handler, "other"),
                2026,
                Optional.of(new Limit(SubjectClass.SENSITIVE, 10_000, "CBDF-7")),
                new TreeSet<>(Set.of(facts)),
                List.of(new Hold(handler, List.of("SG|lion", "SG|狮城"), "support")),
                new Evidence(
                        List.of(new Evidence.Figure(handler, 1, 6_000)),
                        new Evidence.Together(1, 12_000, CountBasis.TOKEN_KEYS_DIFFER),
                        List.of(new Evidence.FlowFact(handler, "r", "Lion", "SG", "support", 3, day, day)),
                        List.of(new Evidence.DataSet(handler, "set", 1, 2, day)),
                        List.of(new Evidence.Pause(handler, 99_000, 100_000, day, day)),
                        List.of(new Evidence.RecordPart(handler, "other", "SG|lion", 5, 6, day, day)),
                        SETTINGS));
    }

    private SplittingCase stored(SplittingCase of) throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            return cases.find(connection, of.id()).orElseThrow();
        }
    }

    private PgReviewHolds holds(String nameZh) {
        Recipient recipient = new Recipient(
                "r",
                handler,
                1,
                new Bilingual(nameZh, "Something Else"),
                Optional.empty(),
                "SG",
                false,
                false,
                Optional.empty(),
                NOW);
        return new PgReviewHolds(ledger.database(), id -> Optional.of(recipient));
    }

    @Test
    void aCaseIsReadAsItWasWrittenThroughAllItsStates() throws SQLException {
        SplittingCase opened = SplittingCase.of(suspicion("one"), NOW);
        try (Connection connection = ledger.database().getConnection()) {
            cases.insert(connection, opened);
        }
        assertThat(stored(opened)).isEqualTo(opened);
        assertThat(holds("狮城").isHeld(handler, "r", " Support")).isTrue();
        assertThat(holds("別家").isHeld(handler, "r", "support")).isFalse();
        assertThat(holds("狮城").isHeld(handler, "r", "payroll")).isFalse();
        assertThat(holds("狮城").isHeld("other", "r", "support")).isFalse();

        SplittingCase cleared = opened.decided(CaseState.CLEARED, "no", "reviewer", NOW.plusSeconds(1));
        try (Connection connection = ledger.database().getConnection()) {
            cases.update(connection, cleared);
        }
        assertThat(stored(opened)).isEqualTo(cleared);
        assertThat(holds("狮城").isHeld(handler, "r", "support")).isFalse();

        SplittingCase again =
                cleared.seenAgain(suspicion("one", "two"), NOW.plusSeconds(2)).orElseThrow();
        try (Connection connection = ledger.database().getConnection()) {
            cases.update(connection, again);
        }
        assertThat(stored(opened)).isEqualTo(again);
        assertThat(again.round()).isEqualTo(2);
        assertThat(holds("狮城").isHeld(handler, "r", "support")).isTrue();
    }

    @Test
    void casesAreListedByHandlerAndState() throws SQLException {
        SplittingCase opened = SplittingCase.of(suspicion("one"), NOW);
        try (Connection connection = ledger.database().getConnection()) {
            cases.insert(connection, opened);

            assertThat(cases.page(connection, 0, null, Set.of(handler), 10))
                    .extracting(Placed::item)
                    .containsExactly(opened);
            assertThat(cases.page(connection, 0, "CLEARED", Set.of(handler), 10))
                    .isEmpty();
            assertThat(cases.page(connection, 0, "REVIEW_HOLD", null, 500))
                    .extracting(Placed::item)
                    .contains(opened);
            assertThat(cases.page(connection, 0, null, Set.of(), 10)).isEmpty();
        }
    }
}
