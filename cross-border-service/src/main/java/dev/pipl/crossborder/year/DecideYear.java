package dev.pipl.crossborder.year;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.retention.RecordRetention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What may be done to a year, and when. Thread-safe. */
public final class DecideYear {

    private final RecordRetention retention;

    public DecideYear(Provisions provisions) {
        this.retention = RecordRetention.of(provisions);
    }

    /** The last day on which the records of a year must be there. */
    public LocalDate keptUntil(int year, Coverage coverage) {
        return retention.keptUntil(coverage.keptFrom(year));
    }

    /** The last day on which a record must be there whose last activity was on that day. */
    public LocalDate keptUntil(LocalDate lastActivityOn) {
        return retention.keptUntil(lastActivityOn);
    }

    /**
     * Closes a year that is over.
     *
     * @param today in Beijing
     */
    public YearLife close(YearLife life, LocalDate today, YearLife.Closing closing) {
        if (life.state() != YearState.OPEN) {
            throw new Refusal(YearProblem.YEAR_CLOSED_ALREADY);
        }
        if (today.getYear() <= life.year()) {
            throw new Refusal(
                    YearProblem.YEAR_STILL_RUNNING,
                    (life.year() + 1) + " 年 1 月 1 日起方可关闭",
                    "It can be closed from 1 January " + (life.year() + 1));
        }
        return life.closed(closing);
    }

    /** Proposes that the key of a closed year be destroyed. */
    public KeyDestruction propose(
            YearLife life,
            Optional<KeyDestruction> alive,
            Coverage coverage,
            LocalDate today,
            KeyDestruction proposal) {
        requireClosed(life);
        if (alive.isPresent()) {
            throw new Refusal(YearProblem.DESTRUCTION_PROPOSED_ALREADY);
        }
        requireRetentionOver(life.year(), coverage, today);
        return proposal;
    }

    /** A proposal as an operator makes it. */
    public static KeyDestruction proposal(String id, int year, String by, Instant at, String reason) {
        return KeyDestruction.proposed(id, year, by, at, reason);
    }

    /** The second person agrees: the key goes. The retention is looked at anew, for late events may have come. */
    public KeyDestruction execute(
            YearLife life,
            Optional<KeyDestruction> alive,
            LocalDate today,
            String by,
            Instant at,
            KeyDestruction.Proof proof) {
        KeyDestruction proposed = requireProposed(life, alive);
        requireRetentionOver(life.year(), proof.coverage(), today);
        return proposed.decided(KeyDestruction.Stage.EXECUTED, by, at, null, proof);
    }

    /** The second person disagrees: the key stays, and another proposal may be made. */
    public KeyDestruction refuse(YearLife life, Optional<KeyDestruction> alive, String by, Instant at, String reason) {
        return requireProposed(life, alive).decided(KeyDestruction.Stage.REFUSED, by, at, reason, null);
    }

    /** The year after its key was destroyed. */
    public YearLife keyDestroyed(YearLife life) {
        requireClosed(life);
        return life.keyDestroyed();
    }

    /** The proposal that waits for a second person. */
    public KeyDestruction requireProposed(YearLife life, Optional<KeyDestruction> alive) {
        requireClosed(life);
        return alive.filter(proposal -> proposal.stage() == KeyDestruction.Stage.PROPOSED)
                .orElseThrow(() -> new Refusal(YearProblem.DESTRUCTION_NOT_PROPOSED));
    }

    private static void requireClosed(YearLife life) {
        if (life.state() == YearState.KEY_DESTROYED) {
            throw new Refusal(YearProblem.YEAR_KEY_DESTROYED_ALREADY);
        }
        if (life.state() == YearState.OPEN) {
            throw new Refusal(YearProblem.YEAR_NOT_CLOSED);
        }
    }

    private void requireRetentionOver(int year, Coverage coverage, LocalDate today) {
        LocalDate from = coverage.keptFrom(year);
        if (!retention.isOver(from, today)) {
            LocalDate until = retention.keptUntil(from);
            throw Refusal.ofRule(
                    YearProblem.RETENTION_NOT_OVER,
                    new Bilingual("须保存至 " + until + "（含当日）", "It must be kept through " + until),
                    retention.findings(from, today));
        }
    }
}
