package dev.pipl.kit.inbox.adapter;

import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.inbox.SessionSubscription;
import dev.pipl.kit.inbox.Subscription;
import dev.pipl.kit.outbox.adapter.BrokerAccess;
import dev.pipl.kit.time.SystemTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts a reader for every subscription of the service, and stops them with it. */
@ApplicationScoped
public class Inboxes {
    private final List<JdbcSubscription> jdbc;
    private final List<SessionSubscription> session;
    private final DataSource database;
    private final Clock clock;
    private final Offsets offsets;
    private final Rejections rejections;
    private final Projections projections;
    private final MeterRegistry metrics;
    private final Map<String, Object> broker;
    private final String service;
    private final String instance;
    private final List<TopicReader> readers = new ArrayList<>();

    Inboxes(
            @All List<JdbcSubscription> jdbc,
            @All List<SessionSubscription> session,
            DataSource database,
            @SystemTime Clock clock,
            Offsets offsets,
            Rejections rejections,
            Projections projections,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "pipl.instance") String instance) {
        this.jdbc = jdbc;
        this.session = session;
        this.database = database;
        this.clock = clock;
        this.offsets = offsets;
        this.rejections = rejections;
        this.projections = projections;
        this.metrics = metrics;
        this.broker = BrokerAccess.of(broker);
        this.service = service;
        this.instance = instance;
    }

    void onStart(@Observes StartupEvent started) {
        start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stop();
    }

    /** Starts reading, unless it reads already. */
    public synchronized void start() {
        if (readers.isEmpty()) {
            jdbc.forEach(s -> start(s, new JdbcEffect(s, database, clock)));
            session.forEach(s -> start(s, new SessionEffect(s, clock)));
        }
    }

    /** Stops reading; returns when nothing more takes effect. */
    public synchronized void stop() {
        readers.forEach(TopicReader::end);
        readers.clear();
    }

    private void start(Subscription subscription, Effect effect) {
        projections.expect(subscription.name());
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, service + "." + subscription.name());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, instance + "-" + subscription.name());
        TopicReader reader = new TopicReader(
                subscription, new PartitionWork(subscription, effect, rejections), offsets, projections, settings);
        readers.add(reader);
        Gauge.builder("pipl.inbox.lag", reader, TopicReader::lag)
                .tag("subscription", subscription.name())
                .description("Records of the topics that have not been taken in")
                .register(metrics);
        reader.start();
    }
}
