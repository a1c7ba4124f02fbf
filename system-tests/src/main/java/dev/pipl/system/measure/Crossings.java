package dev.pipl.system.measure;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.Topic;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import dev.pipl.local.command.RunningPlatform;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * From the record of the person who reaches a limit, acknowledged to its producer, to the alert on a regulator's stream,
 * while the platform carries half the load it can. Crossings come at moments fixed beforehand, whether the ones before are
 * delivered or not; each has a handler of its own, filled up to one person short of the limit of sensitive information.
 */
final class Crossings {
    private static final double PER_SECOND = 10;
    private static final int WARM_UP = 200;
    private static final int PREPARING_THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOAD_WARM_UP = Duration.ofSeconds(30);

    private final RunningPlatform running;
    private final PlatformClient platform;
    private final Clock clock;
    private final Stand stand;
    private final int crossings;

    Crossings(RunningPlatform running, int crossings) {
        this.running = running;
        this.platform = running.client();
        this.clock = running.clock();
        this.stand = new Stand(platform);
        this.crossings = crossings;
    }

    void measure(Report report, double individualsPerSecond) throws IOException, InterruptedException, SQLException {
        long limit = limit();
        report.say(new Bilingual(
                String.format(
                        Locale.ROOT,
                        "越限到预警,负载每秒 %,.0f 人次(每事件 %d 人),%,d 次越限(另有 %d 次预热)",
                        individualsPerSecond,
                        Throughput.LOAD_TOKENS,
                        crossings,
                        WARM_UP),
                String.format(
                        Locale.ROOT,
                        "crossing to alert, at %,.0f individuals a second in events of %d, %,d crossings (after %d to warm"
                                + " up)",
                        individualsPerSecond,
                        Throughput.LOAD_TOKENS,
                        crossings,
                        WARM_UP)));
        List<Crossing> all = prepare(limit);
        try (SteadyLoad load =
                        new SteadyLoad(stand, platform.endpoints().kafkaBootstrap(), clock, individualsPerSecond);
                AlertStream stream = new AlertStream(platform.endpoints().dashboard(), running.tokens(), "")) {
            load.start();
            TimeUnit.NANOSECONDS.sleep(LOAD_WARM_UP.toNanos());
            long individualsBefore = load.individuals();
            long started = System.nanoTime();
            Thread publisher = new Thread(() -> publish(all, limit), "crossings");
            publisher.start();
            receive(stream, all, limit);
            publisher.join();
            double rate = (load.individuals() - individualsBefore) * 1e9 / (System.nanoTime() - started);
            double drain = load.endAndDrain();
            new CrossingReport(report)
                    .tell(all.subList(WARM_UP, all.size()), new PathStages(running), rate, load.latestMillis(), drain);
        }
    }

    private List<Crossing> prepare(long limit) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(PREPARING_THREADS);
        try (TransferFeed feed = new TransferFeed(platform.endpoints().kafkaBootstrap())) {
            List<Future<Crossing>> made = new ArrayList<>();
            for (int i = 0; i < WARM_UP + crossings; i++) {
                made.add(threads.submit(() -> {
                    Stand.Subject subject = stand.subject();
                    feed.publish("fill", Stand.sensitiveTransfer(subject, 0, (int) limit - 1, clock.instant()));
                    return new Crossing(subject);
                }));
            }
            List<Crossing> all = new ArrayList<>();
            for (Future<Crossing> each : made) {
                all.add(each.get());
            }
            feed.flush();
            for (Crossing each : all) {
                stand.awaitSensitiveCount(each.subject, BeijingCalendar.yearOf(clock.instant()), limit - 1);
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a handler could not be prepared", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void publish(List<Crossing> all, long limit) {
        Random jitter = new Random(4);
        double interval = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.endpoints().kafkaBootstrap(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer())) {
            long due = System.nanoTime();
            for (Crossing each : all) {
                // Between half and one and a half intervals, so that no timer of the platform keeps step with it.
                due += (long) (interval * (0.5 + jitter.nextDouble()));
                ProducerRecord<String, byte[]> message = message(each.subject, limit - 1);
                while (due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                each.due = due;
                producer.send(message, (metadata, failure) -> {
                    if (failure == null) {
                        each.acknowledged = System.nanoTime();
                    }
                });
            }
        }
    }

    private ProducerRecord<String, byte[]> message(Stand.Subject subject, long person) {
        Instant now = clock.instant();
        TransferRecorded transfer = Stand.sensitiveTransfer(subject, person, 1, now);
        EventEnvelope event = EventEnvelope.of(
                "crossing",
                URI.create("/handlers/" + subject.handlerId() + "/pipelines/measurement"),
                now,
                subject.handlerId(),
                transfer);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Topic.OUTBOUND_TRANSFERS.wireName(), subject.handlerId(), CloudEventsKafka.value(event));
        CloudEventsKafka.headers(event)
                .forEach((name, value) -> message.headers().add(name, value));
        return message;
    }

    private void receive(AlertStream stream, List<Crossing> all, long limit) throws InterruptedException {
        Map<String, Crossing> awaited = new HashMap<>();
        all.forEach(each -> awaited.put(each.subject.handlerId(), each));
        String subject =
                BeijingCalendar.yearOf(clock.instant()) + "/" + SubjectClass.SENSITIVE.wireName() + "/" + limit;
        while (!awaited.isEmpty()) {
            AlertStream.Arrived arrived = stream.next(PATIENCE);
            if (arrived == null) {
                throw new IllegalStateException(awaited.size() + " alerts did not come in " + PATIENCE);
            }
            if (arrived.alert().path("code").asText().equals("threshold-crossed")
                    && arrived.alert().path("subject").asText().equals(subject)) {
                Crossing crossing =
                        awaited.remove(arrived.alert().path("handlerId").asText());
                if (crossing != null) {
                    crossing.alertId = arrived.alert().path("id").asText();
                    crossing.delivered = arrived.nanoTime();
                }
            }
        }
    }

    private long limit() {
        return RouteTable.of(Provisions.load()).limits(BeijingCalendar.today(clock)).stream()
                .filter(limit -> limit.subjectClass() == SubjectClass.SENSITIVE)
                .mapToLong(Limit::firstCount)
                .max()
                .orElseThrow();
    }
}
