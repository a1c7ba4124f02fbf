package dev.pipl.system.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Posts transfers to the instances in turn, whoever reads the handler's partition; what has no answer or 503 is posted
 * again, to the next one, until it is durable.
 */
final class HttpSenders implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int BATCH_MAX = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Instance> instances;
    private final Function<String, String> tokens;
    private final List<LinkedBlockingQueue<Traffic.Transfer>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean isEnding;

    /** @param tokens an access token for a handler's pipeline */
    HttpSenders(List<Instance> instances, Function<String, String> tokens) {
        this.instances = instances;
        this.tokens = tokens;
        for (int i = 0; i < THREADS; i++) {
            LinkedBlockingQueue<Traffic.Transfer> queue = new LinkedBlockingQueue<>();
            queues.add(queue);
            int first = i;
            Thread thread = new Thread(() -> run(queue, first), "http-sender-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    void send(Traffic.Transfer transfer) {
        throwFailure();
        waiting.incrementAndGet();
        queues.get(Math.floorMod(transfer.handlerId().hashCode(), THREADS)).add(transfer);
    }

    /** To this instance alone; returns when it has answered. */
    void sendTo(Instance instance, Traffic.Transfer transfer, String token) {
        waiting.incrementAndGet();
        String answer = instance.post(
                        "/transfers", token, "application/cloudevents-batch+json", body(List.of(transfer)))
                .filter(response -> response.statusCode() == 202)
                .orElseThrow(() -> new IllegalStateException(instance.name() + " does not take a transfer"))
                .body();
        take(answer, List.of(transfer));
    }

    /** How many have no answer yet. */
    long waiting() {
        throwFailure();
        return waiting.get();
    }

    long accepted() {
        return accepted.get();
    }

    long duplicates() {
        return duplicates.get();
    }

    /** Requests that had to be posted again. */
    long repeated() {
        return repeated.get();
    }

    @Override
    public void close() {
        isEnding = true;
        threads.forEach(Thread::interrupt);
    }

    private void run(LinkedBlockingQueue<Traffic.Transfer> queue, int first) {
        int turn = first;
        Traffic.Transfer carried = null;
        try {
            while (!isEnding) {
                Traffic.Transfer next = carried == null ? queue.poll(100, TimeUnit.MILLISECONDS) : carried;
                carried = null;
                if (next == null) {
                    continue;
                }
                List<Traffic.Transfer> batch = new ArrayList<>(List.of(next));
                while (batch.size() < BATCH_MAX && !queue.isEmpty()) {
                    Traffic.Transfer another = queue.remove();
                    if (!another.handlerId().equals(next.handlerId())) {
                        carried = another;
                        break;
                    }
                    batch.add(another);
                }
                turn = post(batch, turn + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!isEnding) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private int post(List<Traffic.Transfer> batch, int firstTurn) {
        String handlerId = batch.get(0).handlerId();
        byte[] body = body(batch);
        for (int turn = firstTurn; !isEnding; turn++) {
            Optional<HttpResponse<String>> answer = instances
                    .get(Math.floorMod(turn, instances.size()))
                    .post("/transfers", tokens.apply(handlerId), "application/cloudevents-batch+json", body);
            if (answer.isPresent() && answer.get().statusCode() == 202) {
                take(answer.get().body(), batch);
                return turn;
            }
            if (answer.isPresent() && answer.get().statusCode() < 500) {
                throw new IllegalStateException("POST /transfers: "
                        + answer.get().statusCode() + " " + answer.get().body());
            }
            repeated.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return firstTurn;
    }

    private void take(String answer, List<Traffic.Transfer> batch) {
        try {
            JsonNode results = new ObjectMapper().readTree(answer).path("results");
            for (int i = 0; i < batch.size(); i++) {
                String status = results.path(i).path("status").asText();
                boolean isItsOwn =
                        results.path(i).path("id").asText().equals(batch.get(i).eventId());
                if (isItsOwn && status.equals("ACCEPTED")) {
                    accepted.incrementAndGet();
                } else if (isItsOwn && status.equals("DUPLICATE")) {
                    duplicates.incrementAndGet();
                } else {
                    throw new IllegalStateException("POST /transfers: " + results.path(i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        waiting.addAndGet(-batch.size());
    }

    private void throwFailure() {
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static byte[] body(List<Traffic.Transfer> batch) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write('[');
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(batch.get(i).json());
        }
        body.write(']');
        return body.toByteArray();
    }
}
