package dev.pipl.verifier;

import dev.pipl.verifier.export.CheckedYear;
import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The turns of a handler's rows over the years that were given: each once, and none missing where all years are there. */
final class HandlerTurns {

    private final boolean isComplete;
    private final Findings findings;
    private final Map<String, BitSet> byHandler = new LinkedHashMap<>();

    HandlerTurns(boolean isComplete, Findings findings) {
        this.isComplete = isComplete;
        this.findings = findings;
    }

    void add(CheckedYear year) {
        BitSet known = byHandler.computeIfAbsent(year.export().handlerId(), id -> new BitSet());
        BitSet again = (BitSet) known.clone();
        again.and(year.turns());
        again.stream()
                .forEach(turn -> findings.add(
                        FaultKind.TURN,
                        Place.ofFile(
                                year.export().file().toString(),
                                year.export().handlerId(),
                                year.export().year()),
                        "轮次 " + turn + " 在该处理者的两个年度中出现",
                        "turn " + turn + " stands in two years of the handler"));
        known.or(year.turns());
    }

    void check() {
        byHandler.forEach((handlerId, turns) -> {
            int missing = Math.max(0, turns.length() - 1) - turns.cardinality() + (turns.get(0) ? 1 : 0);
            if (missing > 0 && isComplete) {
                for (int turn = turns.nextClearBit(1); turn < turns.length(); turn = turns.nextClearBit(turn + 1)) {
                    findings.add(
                            FaultKind.TURN,
                            Place.ofFile("", handlerId, 0),
                            "缺少轮次 " + turn,
                            "turn " + turn + " is missing");
                }
            } else if (missing > 0) {
                findings.note(
                        handlerId + "：有 " + missing + " 个轮次不在所给文件中（属于未给出的年度；若已给出全部年度，请加 --all-years）",
                        handlerId + ": " + missing + " turns are not in these files (they belong to years that were not"
                                + " given; if all were, say --all-years)");
            }
        });
    }
}
