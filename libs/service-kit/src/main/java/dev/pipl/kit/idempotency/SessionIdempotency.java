package dev.pipl.kit.idempotency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs a command once per key and keeps its answer in the Hibernate Reactive transaction of its effect: a command that
 * fails or rolls back leaves no key. Keys are kept for 24 hours of the platform's clock.
 */
@ApplicationScoped
public class SessionIdempotency {
    private static final String LOCK = StoredAnswer.LOCK.formatted("?1");
    private static final String FIND = StoredAnswer.FIND.formatted("?1", "?2");
    private static final String STORE = StoredAnswer.STORE.formatted("?1", "?2", "?3", "?4", "?5", "?6", "?7");

    private final Clock clock;

    SessionIdempotency(Clock clock) {
        this.clock = clock;
    }

    /**
     * Must run inside {@code @WithTransaction}. Without a key the command simply runs. 409 {@code idempotency-in-flight}
     * while another transaction runs it, 422 {@code idempotency-key-reused} for another body.
     */
    public Uni<Answer> once(Optional<CommandKey> key, Supplier<Uni<Answer>> command) {
        if (key.isEmpty()) {
            return command.get();
        }
        return Panache.getSession().chain(session -> once(session, key.get(), command));
    }

    private Uni<Answer> once(Mutiny.Session session, CommandKey key, Supplier<Uni<Answer>> command) {
        Instant now = clock.instant();
        return session.createNativeQuery(LOCK, Boolean.class)
                .setParameter(1, key.scope() + "\n" + key.key())
                .getSingleResult()
                .invoke(free -> {
                    if (!free) {
                        throw StoredAnswer.inFlight();
                    }
                })
                .chain(() -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, key.scope())
                        .setParameter(2, key.key())
                        .getResultList())
                .chain(rows -> {
                    Optional<StoredAnswer> stored = stored(rows).filter(s -> !s.isExpired(now));
                    return stored.isPresent()
                            ? Uni.createFrom().item(() -> stored.get().replay(key))
                            : command.get().call(answer -> store(session, key, StoredAnswer.of(key, answer, now)));
                });
    }

    private static Optional<StoredAnswer> stored(List<Object[]> rows) {
        return rows.stream()
                .findFirst()
                .map(r -> new StoredAnswer(
                        (String) r[0], ((Number) r[1]).intValue(), (String) r[2], (String) r[3], instant(r[4])));
    }

    private static Instant instant(Object value) {
        return value instanceof Instant i ? i : ((OffsetDateTime) value).toInstant();
    }

    private static Uni<Integer> store(Mutiny.Session session, CommandKey key, StoredAnswer answer) {
        return session.flush()
                .chain(() -> session.createNativeQuery(STORE)
                        .setParameter(1, key.scope())
                        .setParameter(2, key.key())
                        .setParameter(3, answer.bodyHash())
                        .setParameter(4, answer.status())
                        .setParameter(5, answer.headers())
                        .setParameter(6, answer.body())
                        .setParameter(7, answer.createdAt().atOffset(ZoneOffset.UTC))
                        .executeUpdate());
    }
}
