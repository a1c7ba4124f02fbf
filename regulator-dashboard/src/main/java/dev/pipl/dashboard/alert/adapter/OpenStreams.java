package dev.pipl.dashboard.alert.adapter;

import dev.pipl.dashboard.alert.AlertProblem;
import dev.pipl.dashboard.page.SessionEnded;
import dev.pipl.kit.problem.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The streams of this instance; a client that takes nothing for {@code pipl.alerts.stall-max} is cut off. */
@ApplicationScoped
public class OpenStreams {
    private static final Logger LOG = Logger.getLogger(OpenStreams.class);
    private static final int STREAMS_MAX = 2_000;

    private final Set<AlertStream> streams = ConcurrentHashMap.newKeySet();
    private final Duration stallMax;

    OpenStreams(
            MeterRegistry metrics,
            @ConfigProperty(name = "pipl.alerts.stall-max", defaultValue = "30S") Duration stallMax) {
        this.stallMax = stallMax;
        Gauge.builder("pipl.alert.streams", streams, Set::size)
                .description("Open alert streams")
                .register(metrics);
    }

    /**
     * @throws Refusal 503 when there are too many
     */
    void requireRoom() {
        if (streams.size() >= STREAMS_MAX) {
            throw new Refusal(AlertProblem.STREAMS_EXHAUSTED);
        }
    }

    void add(AlertStream stream) {
        streams.add(stream);
    }

    void remove(AlertStream stream) {
        streams.remove(stream);
    }

    void advanceAll() {
        eachAlone(AlertStream::advance);
    }

    /** A stream that fails is ended, so that its client resumes it, and leaves the others alone. */
    private void eachAlone(Consumer<AlertStream> step) {
        for (AlertStream stream : streams) {
            try {
                step.accept(stream);
            } catch (RuntimeException e) {
                LOG.error("A stream ends and will be resumed", e);
                stream.end();
            }
        }
    }

    void endAll() {
        streams.forEach(AlertStream::end);
    }

    void endThoseOf(@Observes SessionEnded ended) {
        streams.stream().filter(stream -> stream.isOfSession(ended.session())).forEach(AlertStream::end);
    }

    @Scheduled(every = "10s")
    void beat() {
        eachAlone(AlertStream::beat);
    }

    @Scheduled(every = "1s")
    void endThoseOver() {
        eachAlone(stream -> stream.endIfOver(stallMax));
        streams.removeIf(AlertStream::isEnded);
    }
}
