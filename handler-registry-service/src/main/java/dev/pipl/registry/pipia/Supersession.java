package dev.pipl.registry.pipia;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * Why an assessment no longer stands.
 *
 * @param on the first day on which it does not stand, Beijing
 * @param by the assessment in its place; null where there is none yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Supersession(LocalDate on, String by, String reason) {}
