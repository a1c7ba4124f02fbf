package dev.pipl.crossborder.mechanism;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A step on record.
 *
 * @param step empty for the opening
 * @param to the state it led to
 * @param on the day it was taken, Beijing
 * @param outcome as recorded, where the step can have more than one
 * @param reference of the authority's or the handler's paper
 * @param recordedBy the subject of whoever recorded it, or {@code service:cross-border}
 * @param byRegulator whether the authority recorded it itself
 */
public record StepTaken(
        Optional<MechanismStep> step,
        MechanismState to,
        LocalDate on,
        Optional<MechanismState> outcome,
        Optional<String> reference,
        Optional<String> note,
        Instant recordedAt,
        String recordedBy,
        boolean byRegulator) {}
