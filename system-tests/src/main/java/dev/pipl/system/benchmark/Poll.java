package dev.pipl.system.benchmark;

import java.util.List;

/** What one poll of the topic brings: the events of one transaction. */
record Poll(List<Occurrence> events) {

    Poll {
        events = List.copyOf(events);
    }

    int persons() {
        return events.stream().mapToInt(Occurrence::persons).sum();
    }
}
