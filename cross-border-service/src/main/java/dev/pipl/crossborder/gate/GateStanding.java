package dev.pipl.crossborder.gate;

import java.util.List;

/**
 * How a handler's gate stands when a question comes.
 *
 * @param version of its reservations; one can be added only while it is still this
 * @param held what is reserved in the year of the transfer and not over
 */
public record GateStanding(GateMode mode, long version, List<Reservation> held) {

    public GateStanding {
        held = List.copyOf(held);
    }
}
