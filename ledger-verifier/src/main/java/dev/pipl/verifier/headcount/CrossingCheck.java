package dev.pipl.verifier.headcount;

import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.row.Crossing;
import dev.pipl.verifier.row.Limit;
import dev.pipl.verifier.row.Retraction;

/** Compares the crossings and retractions a row claims with where limits were met. */
final class CrossingCheck {

    private final LimitBook limits;
    private final Findings findings;

    CrossingCheck(LimitBook limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    void check(CountedRow row) {
        limits.judged(row.row().ruleVersion());
        row.decision().ifPresent(decision -> findLeftStanding(row));
        for (Retraction retraction : row.body().retractions()) {
            check(row, retraction);
            limits.takeBack(retraction);
        }
        findMissing(row);
        for (Crossing crossing : row.body().crossings()) {
            check(row, crossing);
            limits.take(crossing);
        }
    }

    private void check(CountedRow row, Crossing crossing) {
        Limit limit = crossing.limit();
        if (limits.standing(limit).isPresent()) {
            add(row, crossing.eventId(), "再次声称达到 " + limit, "claims a second time that " + limit + " was met");
        }
        if (!row.watch().confirms(crossing)) {
            String claimed = told(
                    crossing.eventId(),
                    crossing.ordinal().isPresent() ? crossing.ordinal().getAsLong() : 0);
            String found = row.watch()
                    .met(limit)
                    .map(met -> told(met.eventId(), met.ordinal().orElse(0)))
                    .orElse("-");
            add(
                    row,
                    crossing.eventId(),
                    "声称达到 " + limit + " 于 " + claimed + "，重新计数得 " + found,
                    "claims that " + limit + " was met at " + claimed + "; counted anew: " + found);
        }
    }

    private static String told(String eventId, long ordinal) {
        return eventId + (ordinal == 0 ? "" : " #" + ordinal);
    }

    /** A limit that is known of these rules, was met and stands nowhere. */
    private void findMissing(CountedRow row) {
        for (Limit limit : limits.known(row.row().ruleVersion())) {
            boolean isClaimed = row.body().crossings().stream()
                    .anyMatch(crossing -> crossing.limit().equals(limit));
            if (!isClaimed && limits.standing(limit).isEmpty()) {
                row.watch()
                        .met(limit)
                        .ifPresent(met -> add(
                                row, met.eventId(), "达到 " + limit + " 却未记载", "meets " + limit + " without saying so"));
            }
        }
    }

    private void findLeftStanding(CountedRow row) {
        for (Crossing crossing : limits.allStanding()) {
            boolean isTakenBack = row.body().retractions().stream()
                    .anyMatch(retraction -> retraction.limit().equals(crossing.limit()));
            boolean isMet = row.watch().met(crossing.limit()).isPresent();
            if (limits.isOfOneRule() && isMet == isTakenBack) {
                findings.add(
                        FaultKind.RETRACTION,
                        row.at(crossing.eventId()),
                        isMet ? "撤回了仍然达到的 " + crossing.limit() : "未撤回不再达到的 " + crossing.limit(),
                        isMet
                                ? "takes back " + crossing.limit() + ", which is met all the same"
                                : "does not take back " + crossing.limit() + ", which is not met any more");
            }
        }
    }

    private void check(CountedRow row, Retraction retraction) {
        Limit limit = retraction.limit();
        boolean isOfStanding = limits.standing(limit)
                .filter(crossing -> crossing.provision().equals(retraction.provision())
                        && crossing.ruleVersion().equals(retraction.ruleVersion()))
                .isPresent();
        boolean isOfDecision = row.decision()
                .filter(decision -> decision.reason().equals(retraction.reason())
                        && row.row().cause().equals(decision.cause() + " " + retraction.causeId())
                        && decision.at().equals(retraction.retractedAt())
                        && decision.before().counts().upper(limit.subjectClass()) == retraction.countBefore()
                        && decision.after().upper(limit.subjectClass()) == retraction.countAfter())
                .isPresent();
        if (!isOfStanding || !isOfDecision) {
            findings.add(
                    FaultKind.RETRACTION,
                    row.at(retraction.causeId()),
                    "撤回 " + limit + (isOfStanding ? " 的数字、日期或原因与决定不符" : "，但该门槛当时并未达到"),
                    "takes back " + limit
                            + (isOfStanding
                                    ? " with counts, a date or a cause that are not those of a decision in the row"
                                    : ", which does not stand met so"));
        }
    }

    private void add(CountedRow row, String eventId, String zh, String en) {
        findings.add(FaultKind.CROSSING, row.at(eventId), zh, en);
    }
}
