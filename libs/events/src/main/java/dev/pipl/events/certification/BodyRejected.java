package dev.pipl.events.certification;

import dev.pipl.events.Event;
import dev.pipl.events.Wording;
import java.time.LocalDate;

/** A certification body's filing was refused; it may file again. */
public record BodyRejected(String bodyId, Wording name, LocalDate qualifiedOn, LocalDate rejectedOn, String reason)
        implements Event {}
