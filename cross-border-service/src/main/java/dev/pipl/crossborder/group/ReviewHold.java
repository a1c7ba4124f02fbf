package dev.pipl.crossborder.group;

import dev.pipl.law.route.SubjectClass;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A splitting case as far as whoever it holds needs to know it; nothing in it tells of another handler.
 *
 * @param state {@link CaseState#REVIEW_HOLD}, or {@link CaseState#CONFIRMED}
 */
public record ReviewHold(
        String caseId,
        CaseState state,
        Signal signal,
        int year,
        Optional<SubjectClass> subjectClass,
        OptionalLong threshold) {}
