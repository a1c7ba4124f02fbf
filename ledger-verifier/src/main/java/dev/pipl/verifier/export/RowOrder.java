package dev.pipl.verifier.export;

import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.row.Row;
import dev.pipl.verifier.row.RowHash;
import java.util.Arrays;
import java.util.List;

/** Follows sequence, turn and chain from row to row. */
final class RowOrder {

    private final Findings findings;
    private long lastSequence;
    private long lastTurn;
    /** Hashes that the next row may follow: what the row before states, and what it gives; empty where neither is known. */
    private List<byte[]> heads = List.of(RowHash.origin());

    private boolean isWhole = true;

    RowOrder(Findings findings) {
        this.findings = findings;
    }

    long expected() {
        return lastSequence + 1;
    }

    /** Whether every row so far stood in its place and was what its hash says. */
    boolean isWhole() {
        return isWhole;
    }

    /** A row that cannot be read stood there. */
    void lost(long sequence) {
        isWhole = false;
        lastSequence = Math.max(lastSequence, sequence);
        heads = List.of();
    }

    /** Takes a row in; it is returned as it should be where only its sequence is damaged. */
    Row take(Row read, Place place) {
        Row row = inPlace(read, place);
        byte[] hash = RowHash.of(row);
        boolean isNext = row.sequence() == expected();
        if (row.sequence() > expected()) {
            findings.add(
                    FaultKind.SEQUENCE,
                    place.rows(expected(), row.sequence() - 1),
                    row.sequence() - 1 == expected() ? "缺少该行" : "缺少这些行",
                    row.sequence() - 1 == expected() ? "the row is missing" : "the rows are missing");
        } else if (!isNext) {
            findings.add(
                    FaultKind.SEQUENCE,
                    place,
                    "该行位于第 " + lastSequence + " 行之后",
                    "the row stands after row " + lastSequence);
        }
        if (!Arrays.equals(hash, row.hash())) {
            isWhole = false;
            findings.add(FaultKind.ROW_HASH, place, "该行的哈希值与内容不符", "the row is not what its hash says");
        }
        if (isNext && !heads.isEmpty() && heads.stream().noneMatch(head -> Arrays.equals(head, row.previousHash()))) {
            isWhole = false;
            findings.add(
                    FaultKind.PREVIOUS_HASH,
                    place,
                    "该行未接续前一行的哈希值",
                    "the row does not follow the hash of the row before");
        }
        if (row.turn() <= lastTurn && isNext) {
            findings.add(
                    FaultKind.TURN,
                    place,
                    "轮次 " + row.turn() + " 不大于前一行的 " + lastTurn,
                    "turn " + row.turn() + " after " + lastTurn);
        }
        isWhole &= isNext;
        if (row.sequence() >= expected()) {
            lastSequence = row.sequence();
            lastTurn = row.turn();
            heads = List.of(row.hash(), hash);
        }
        return row;
    }

    /** A row that is whole but for its number is told by its hash. */
    private Row inPlace(Row read, Place place) {
        Row supposed = new Row(
                read.handlerId(),
                read.year(),
                expected(),
                read.turn(),
                read.cause(),
                read.nonSensitive(),
                read.sensitive(),
                read.ruleVersion(),
                read.keyId(),
                read.recordedAt(),
                read.previousHash(),
                read.hash(),
                read.body());
        boolean isMisnumbered = read.sequence() != expected() && Arrays.equals(RowHash.of(supposed), read.hash());
        if (isMisnumbered) {
            findings.add(
                    FaultKind.COLUMN,
                    place.rows(expected(), expected()),
                    "该行的序号写作 " + read.sequence(),
                    "the row is numbered " + read.sequence());
        }
        return isMisnumbered ? supposed : read;
    }
}
