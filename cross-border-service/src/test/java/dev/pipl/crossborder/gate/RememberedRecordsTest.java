package dev.pipl.crossborder.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.notice.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedRecordsTest {

    private final AtomicLong changes = new AtomicLong();
    private final List<Notice> stored = new ArrayList<>();
    private int looks;
    private boolean isDown;

    private final RecordSources sources = new RecordSources(
            null,
            null,
            recipientId -> List.of(),
            handlerId -> List.of(),
            handlerId -> {
                looks++;
                if (isDown) {
                    throw new LedgerUnavailable("down");
                }
                return List.copyOf(stored);
            },
            null,
            null,
            null,
            null);
    private final RememberedRecords remembered = new RememberedRecords(sources);

    @Test
    void whatDidNotChangeIsLookedUpOnce() {
        remembered.of("h-1", changes.get()).notices();
        remembered.of("h-1", changes.get()).notices();

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void aChangeIsSeenByTheNextDecision() {
        remembered.of("h-1", changes.get()).notices();
        stored.add(notice());
        changes.incrementAndGet();

        assertThat(remembered.of("h-1", changes.get()).notices()).containsExactly(notice());
    }

    @Test
    void aChangeBetweenTheCountAndTheLookIsNotLost() {
        RecordsOfHandler deciding = remembered.of("h-1", changes.get());
        stored.add(notice());
        changes.incrementAndGet();

        assertThat(deciding.notices()).containsExactly(notice());
        assertThat(remembered.of("h-1", changes.get()).notices()).containsExactly(notice());
    }

    @Test
    void oneDecisionMayNotBeOverwrittenByTheAnswersOfAnEarlierOne() {
        RecordsOfHandler earlier = remembered.of("h-1", changes.get());
        earlier.notices();
        changes.incrementAndGet();
        stored.add(notice());
        RecordsOfHandler later = remembered.of("h-1", changes.get());

        assertThat(later.notices()).containsExactly(notice());
        assertThat(earlier.notices()).isEmpty();
        assertThat(remembered.of("h-1", changes.get()).notices()).containsExactly(notice());
    }

    @Test
    void handlersDoNotAnswerForEachOther() {
        remembered.of("h-1", changes.get()).notices();
        remembered.of("h-2", changes.get()).notices();

        assertThat(looks).isEqualTo(2);
    }

    @Test
    void noAnswerIsNotRemembered() {
        isDown = true;
        assertThatThrownBy(() -> remembered.of("h-1", changes.get()).notices()).isInstanceOf(LedgerUnavailable.class);
        isDown = false;
        stored.add(notice());

        assertThat(remembered.of("h-1", changes.get()).notices()).containsExactly(notice());
    }

    private static Notice notice() {
        return new Notice(
                "n-1",
                "h-1",
                "r-1",
                Set.of("customer-support"),
                Set.of("CONTACT"),
                true,
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty());
    }
}
