package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityIndexTest {

    private static final String HANDLER = "9a3c5e10-1111-4a6b-8c2d-000000000001";

    private final IdentityIndex index = new IdentityIndex(42);

    @Test
    void whatWasExpectedIsFoundLikeWhatWasNot() {
        List<EventIdentity> events = events(1_000);
        // Windows like those of a batch, of which some events are never asked for and some come in another order.
        Random random = new Random(7);
        for (int from = 0; from < events.size(); from += 32) {
            List<EventIdentity> window = events.subList(from, Math.min(from + 32, events.size()));
            window.forEach(index::expect);
            window.forEach(event -> index.lookAhead());
            List<EventIdentity> asked = new ArrayList<>(window);
            if (random.nextBoolean()) {
                Collections.shuffle(asked, random);
            }
            for (EventIdentity event : asked) {
                if (random.nextInt(10) > 0) {
                    assertThat(index.mayHave(event)).isFalse();
                    index.add(event, event.id().hashCode() & 0xffff);
                }
            }
        }
        index.expectNothing();

        IdentityIndex plain = new IdentityIndex(42);
        for (EventIdentity event : events) {
            // Another instance of the same identity, for which nothing was prepared.
            EventIdentity same = new EventIdentity(event.handlerId(), event.source(), event.id());
            if (index.mayHave(same)) {
                plain.add(same, event.id().hashCode() & 0xffff);
            }
        }
        assertThat(index.size()).isBetween(850L, 950L);
        assertThat(entries(index)).containsExactlyInAnyOrderElementsOf(entries(plain));
    }

    @Test
    void anEventThatIsExpectedTwiceIsFoundTheSecondTime() {
        EventIdentity event = events(1).get(0);
        EventIdentity again = new EventIdentity(event.handlerId(), event.source(), event.id());
        index.expect(event);
        index.expect(again);
        index.lookAhead();
        index.lookAhead();

        assertThat(index.mayHave(event)).isFalse();
        index.add(event, 5);

        assertThat(index.mayHave(again)).isTrue();
    }

    private static List<EventIdentity> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new EventIdentity(HANDLER, "/pipelines/" + i % 3, "event-" + i))
                .toList();
    }

    private static List<String> entries(IdentityIndex index) {
        List<String> entries = new ArrayList<>();
        long[][] parts = index.copy();
        for (int part = 0; part < parts.length; part++) {
            String prefix = part + ":";
            Arrays.stream(parts[part]).filter(entry -> entry != 0).forEach(entry -> entries.add(prefix + entry));
        }
        return entries;
    }
}
