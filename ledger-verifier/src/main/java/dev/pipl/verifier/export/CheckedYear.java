package dev.pipl.verifier.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.Optional;

/**
 * An export after it was checked.
 *
 * @param rows how many were read
 * @param entries how many they hold
 * @param isCounted whether every figure was counted anew, up to the last row
 * @param turns of its rows
 * @param lastSequence of its last row
 * @param root as the trailer has it
 */
public record CheckedYear(
        ExportFile export,
        long rows,
        long entries,
        long nonSensitive,
        long sensitive,
        boolean isCounted,
        BitSet turns,
        long lastSequence,
        Optional<JsonNode> root) {}
