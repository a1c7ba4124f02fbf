package dev.pipl.crossborder.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideYearTest {

    private static final Instant NOW = Instant.parse("2030-01-02T00:00:00Z");
    private static final LocalDate LAST_DAY = LocalDate.of(2029, 12, 31);
    private static final LocalDate DAY_AFTER = LAST_DAY.plusDays(1);
    private static final Coverage COVERAGE = new Coverage(2, "00", LocalDate.of(2026, 12, 31));
    private static final YearLife.Closing CLOSING = new YearLife.Closing(NOW, "operator-1", "all delivered", COVERAGE);
    private static final YearLife OPEN = YearLife.open(2026);
    private static final YearLife CLOSED = OPEN.closed(CLOSING);
    private static final YearLife DESTROYED = CLOSED.keyDestroyed();
    private static final KeyDestruction PROPOSED =
            KeyDestruction.proposed("d-1", 2026, "operator-1", NOW, "nobody needs it");
    private static final KeyDestruction.Proof PROOF = new KeyDestruction.Proof("2026-x", "aa", COVERAGE);

    private final DecideYear decide = new DecideYear(Provisions.load());

    private static String refusal(Runnable command) {
        return catchThrowableOfType(Refusal.class, command::run).problem().code();
    }

    @Test
    void aYearIsClosedFromTheFirstOfJanuaryOnAndNotTheDayBefore() {
        assertThat(refusal(() -> decide.close(OPEN, LocalDate.of(2026, 12, 31), CLOSING)))
                .isEqualTo("year-still-running");
        assertThat(decide.close(OPEN, LocalDate.of(2027, 1, 1), CLOSING).state())
                .isEqualTo(YearState.CLOSED);
    }

    @Test
    void aYearIsClosedOnce() {
        assertThat(refusal(() -> decide.close(CLOSED, DAY_AFTER, CLOSING))).isEqualTo("year-closed-already");
        assertThat(refusal(() -> decide.close(DESTROYED, DAY_AFTER, CLOSING))).isEqualTo("year-closed-already");
    }

    @Test
    void onlyAClosedYearsKeyCanBeProposedForDestruction() {
        assertThat(refusal(() -> decide.propose(OPEN, Optional.empty(), COVERAGE, DAY_AFTER, PROPOSED)))
                .isEqualTo("year-not-closed");
        assertThat(refusal(() -> decide.propose(DESTROYED, Optional.empty(), COVERAGE, DAY_AFTER, PROPOSED)))
                .isEqualTo("year-key-destroyed-already");
        assertThat(decide.propose(CLOSED, Optional.empty(), COVERAGE, DAY_AFTER, PROPOSED))
                .isEqualTo(PROPOSED);
    }

    @Test
    void aSecondProposalIsRefusedBeforeTheRetentionIsLookedAt() {
        assertThat(refusal(() -> decide.propose(CLOSED, Optional.of(PROPOSED), COVERAGE, LAST_DAY, PROPOSED)))
                .isEqualTo("destruction-proposed-already");
    }

    @ParameterizedTest
    @CsvSource({"2029-12-30, false", "2029-12-31, false", "2030-01-01, true"})
    void theKeyIsKeptThroughTheLastDayOfTheRetention(LocalDate today, boolean isOver) {
        if (isOver) {
            decide.propose(CLOSED, Optional.empty(), COVERAGE, today, PROPOSED);
            decide.execute(CLOSED, Optional.of(PROPOSED), today, "operator-2", NOW, PROOF);
            return;
        }
        Refusal refused = catchThrowableOfType(
                Refusal.class, () -> decide.propose(CLOSED, Optional.empty(), COVERAGE, today, PROPOSED));
        assertThat(refused.problem().status()).isEqualTo(422);
        assertThat(refused.problem().code()).isEqualTo("retention-not-over");
        assertThat(refused.detail().orElseThrow().en()).contains("2029-12-31");
        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.provision()).isEqualTo("PIPL-56");
            assertThat(finding.inputs()).containsEntry("keptUntil", "2029-12-31");
        });
    }

    @Test
    void aLateEventBetweenProposalAndApprovalProlongsTheRetention() {
        Coverage later = new Coverage(2, "01", LocalDate.of(2027, 1, 1));
        KeyDestruction.Proof proof = new KeyDestruction.Proof("2026-x", "aa", later);

        assertThat(refusal(() -> decide.execute(CLOSED, Optional.of(PROPOSED), DAY_AFTER, "operator-2", NOW, proof)))
                .isEqualTo("retention-not-over");
    }

    @Test
    void withoutAProposalThereIsNothingToApproveOrRefuse() {
        assertThat(refusal(() -> decide.execute(CLOSED, Optional.empty(), DAY_AFTER, "operator-2", NOW, PROOF)))
                .isEqualTo("destruction-not-proposed");
        assertThat(refusal(() -> decide.refuse(CLOSED, Optional.empty(), "operator-2", NOW, "no")))
                .isEqualTo("destruction-not-proposed");
    }

    @Test
    void anExecutedDestructionKeepsWhoProposedWhoApprovedAndOverWhat() {
        KeyDestruction executed = decide.execute(CLOSED, Optional.of(PROPOSED), DAY_AFTER, "operator-2", NOW, PROOF);

        assertThat(executed.stage()).isEqualTo(KeyDestruction.Stage.EXECUTED);
        assertThat(executed.proposedBy()).isEqualTo("operator-1");
        assertThat(executed.decidedBy()).isEqualTo("operator-2");
        assertThat(executed.proof()).isEqualTo(PROOF);
    }

    @Test
    void aRefusedProposalKeepsTheKeyAndTheReason() {
        KeyDestruction refused = decide.refuse(CLOSED, Optional.of(PROPOSED), "operator-2", NOW, "a dispute is open");

        assertThat(refused.stage()).isEqualTo(KeyDestruction.Stage.REFUSED);
        assertThat(refused.decisionReason()).isEqualTo("a dispute is open");
        assertThat(refused.proof()).isNull();
    }

    @Test
    void aYearInWhichNothingIsRecordedIsKeptFromItsLastDay() {
        assertThat(decide.keptUntil(2026, new Coverage(0, "00", null))).isEqualTo(LAST_DAY);
    }
}
