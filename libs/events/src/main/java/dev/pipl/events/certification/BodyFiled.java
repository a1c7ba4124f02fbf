package dev.pipl.events.certification;

import dev.pipl.events.Event;
import dev.pipl.events.Wording;
import java.time.LocalDate;

/**
 * A certification body is on file and may certify.
 *
 * @param qualifiedOn the day its qualification was obtained
 * @param filedOn the day the filing was accepted
 */
public record BodyFiled(String bodyId, Wording name, LocalDate qualifiedOn, LocalDate filedOn) implements Event {}
