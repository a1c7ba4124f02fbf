package dev.pipl.verifier.fault;

import java.util.List;

/**
 * Where a fault lies.
 *
 * @param line of the file, from 1; 0 where no line is meant
 * @param handlerId empty where not even that can be read
 * @param year 0 likewise
 * @param sequence the row; 0 where the fault lies in none
 * @param lastSequence the last row, where several in succession are meant
 * @param events empty where the fault lies in the row and in no event of it
 */
public record Place(
        String file, long line, String handlerId, int year, long sequence, long lastSequence, List<EventName> events) {

    public Place {
        events = List.copyOf(events);
    }

    public static Place ofFile(String file, String handlerId, int year) {
        return new Place(file, 0, handlerId, year, 0, 0, List.of());
    }

    public static Place ofRow(String file, long line, String handlerId, int year, long sequence) {
        return new Place(file, line, handlerId, year, sequence, sequence, List.of());
    }

    public Place onLine(long number) {
        return new Place(file, number, handlerId, year, sequence, lastSequence, events);
    }

    public Place rows(long first, long last) {
        return new Place(file, line, handlerId, year, first, last, events);
    }

    public Place at(EventName event) {
        return at(List.of(event));
    }

    public Place at(List<EventName> named) {
        return new Place(file, line, handlerId, year, sequence, lastSequence, named);
    }
}
