package dev.pipl.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkTest {

    private static final WorkSize SIZE = new WorkSize(10, 30_000, 1);

    @Test
    void isTheSameForWhoeverMakesIt() {
        assertThat(said(new Work(SIZE).round())).isEqualTo(said(new Work(SIZE).round()));
    }

    @Test
    void holdsRepeatedPeopleAndRedeliveredEventsInPollsOfTheServicesSize() {
        List<Poll> polls = new Work(SIZE).round();

        Set<String> ids = new HashSet<>();
        Set<String> persons = new HashSet<>();
        int events = 0;
        int occurrences = 0;
        for (Poll poll : polls) {
            assertThat(poll.events()).hasSizeLessThanOrEqualTo(WorkSize.POLL_RECORDS);
            for (Occurrence event : poll.events()) {
                events++;
                ids.add(event.id());
                occurrences += event.persons();
                persons.addAll(event.nonSensitive());
                persons.addAll(event.sensitive());
            }
        }
        assertThat(ids).hasSizeBetween(events - 20, events - 1);
        assertThat(persons.size() / (double) occurrences).isBetween(0.72, 0.78);
    }

    @Test
    void aPollIsAlsoBoundByItsOctets() {
        List<Poll> polls = new Work(new WorkSize(1_000, 100_000, 1)).round();

        assertThat(polls.get(0).persons() * 46).isBetween(7 << 17, 8 << 17);
    }

    private static List<String> said(List<Poll> polls) {
        List<String> events = new ArrayList<>();
        polls.forEach(poll -> poll.events()
                .forEach(event -> events.add(event.handler() + event.id() + event.nonSensitive() + event.sensitive())));
        return events;
    }
}
