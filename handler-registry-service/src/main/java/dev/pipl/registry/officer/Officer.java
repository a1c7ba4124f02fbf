package dev.pipl.registry.officer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * A protection officer (个人信息保护负责人) of a handler.
 *
 * @param designatedOn Beijing
 * @param reportedOn the day the officer was reported to the authority; null until then
 * @param reportEvidence for example the receipt's number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Officer(
        String id, String name, String contact, LocalDate designatedOn, LocalDate reportedOn, String reportEvidence) {}
