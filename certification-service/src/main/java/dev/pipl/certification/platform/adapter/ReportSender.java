package dev.pipl.certification.platform.adapter;

import dev.pipl.certification.platform.NationalPlatform;
import dev.pipl.certification.platform.PlatformFailure;
import dev.pipl.certification.platform.RetryPace;
import dev.pipl.kit.instance.HeldUp;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends every report until the platform has given its receipt. The rows are the queue, so that nothing is lost whatever dies in between;
 * only the pauses between attempts are forgotten by a restart.
 */
@ApplicationScoped
class ReportSender {
    private static final Logger LOG = Logger.getLogger(ReportSender.class);
    /** How many are looked at in a round. */
    private static final int ROUND_COUNT_MAX = 100;

    private final Reports reports;
    private final NationalPlatform platform;
    private final RetryPace pace;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Sending the report %s to the platform");

    ReportSender(
            Reports reports,
            NationalPlatform platform,
            @ConfigProperty(name = "pipl.platform.retry.first", defaultValue = "PT1S") Duration first,
            @ConfigProperty(name = "pipl.platform.retry.longest", defaultValue = "PT1M") Duration longest) {
        this.reports = reports;
        this.platform = platform;
        this.pace = new RetryPace(first, longest);
    }

    /** Until when a report waits, by the machine's own ticking. */
    private record Pause(int failureCount, long untilNanos) {
        boolean isOver() {
            return System.nanoTime() - untilNanos >= 0;
        }
    }

    @Scheduled(
            identity = "platform-reports",
            every = "{pipl.platform.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return reports.owed(ROUND_COUNT_MAX).chain(this::sendEach);
    }

    private Uni<Void> sendEach(List<String> owed) {
        List<String> ready = owed.stream()
                .filter(id -> !pauses.containsKey(id) || pauses.get(id).isOver())
                .toList();
        return Multi.createFrom()
                .iterable(ready)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .toUni()
                .replaceWithVoid()
                // Not reached: the others of this round would not arrive either.
                .onFailure(PlatformFailure.class)
                .recoverWithNull();
    }

    private Uni<Void> send(String id) {
        return reports.sending(id)
                .chain(report -> Uni.createFrom().completionStage(() -> platform.submit(report)))
                .chain(receipt -> reports.receipted(id, receipt))
                .invoke(() -> {
                    pauses.remove(id);
                    heldUp.done(id);
                })
                .onFailure(PlatformFailure.class)
                .recoverWithUni(failure -> failed(id, (PlatformFailure) failure))
                // What fails here, and not there, keeps no other report waiting; with the platform away all of them
                // wait.
                .onFailure(failure -> !(failure instanceof PlatformFailure))
                .invoke(failure -> {
                    pause(id);
                    heldUp.failed(id, failure);
                })
                .onFailure(failure -> !(failure instanceof PlatformFailure))
                .recoverWithNull();
    }

    private Duration pause(String id) {
        Pause before = pauses.get(id);
        int failureCount = before == null ? 1 : before.failureCount() + 1;
        Duration wait = pace.after(failureCount);
        pauses.put(id, new Pause(failureCount, System.nanoTime() + wait.toNanos()));
        return wait;
    }

    private Uni<Void> failed(String id, PlatformFailure failure) {
        Duration wait = pause(id);
        LOG.warnf("Platform report %s: %s; again in %s", id, failure.getMessage(), wait);
        return reports.failed(id, failure.getMessage())
                .chain(() -> failure.reached()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(failure));
    }
}
