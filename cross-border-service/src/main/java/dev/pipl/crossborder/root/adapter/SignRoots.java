package dev.pipl.crossborder.root.adapter;

import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.root.Contradiction;
import dev.pipl.crossborder.root.HeadComparison;
import dev.pipl.crossborder.root.RootKey;
import dev.pipl.crossborder.root.RootKeyUnreadable;
import dev.pipl.crossborder.root.RootNews;
import dev.pipl.crossborder.root.RootTree;
import dev.pipl.crossborder.root.SignedRoot;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.outbox.JdbcOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Signs the next root if it is time: heads, statement, what lies under it and the event in one transaction on one snapshot.
 * Nothing is signed over a ledger that is not what was signed before.
 */
@ApplicationScoped
class SignRoots {

    /** Technical: so many contradictions are told one by one at a time; when they are mended the next come. */
    private static final int ALERTS_MAX = 20;

    /** Unique violation, serialization failure: another instance was faster. */
    private static final Set<String> ELSEWHERE = Set.of("23505", "40001");

    private final DataSource database;
    private final PgRoots roots;
    private final PgRootKeys keys;
    private final RootKeyRing ring;
    private final JdbcOutbox outbox;
    private final JdbcAlertOnce alerts;
    private final RootSettings settings;
    private final Clock clock;

    SignRoots(
            DataSource database,
            PgRoots roots,
            PgRootKeys keys,
            RootKeyRing ring,
            JdbcOutbox outbox,
            JdbcAlertOnce alerts,
            RootSettings settings,
            Clock clock) {
        this.database = database;
        this.roots = roots;
        this.keys = keys;
        this.ring = ring;
        this.outbox = outbox;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a look at the heads has led to.
     *
     * @param newest root, whoever signed it; {@code null} while there is none
     */
    record Round(Outcome outcome, SignedRoot newest, int contradictions) {

        enum Outcome {
            SIGNED,
            NOT_DUE,
            /** Another instance is at it, or was faster. */
            ELSEWHERE,
            CONTRADICTED,
            KEY_UNREADABLE
        }
    }

    /** @throws SQLException when the database does not answer; nothing was signed then */
    Round sign() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Round round = round(connection);
                connection.commit();
                return round;
            } catch (RootKeyUnreadable e) {
                connection.rollback();
                return tellUnreadable(connection);
            } catch (SQLException e) {
                connection.rollback();
                if (ELSEWHERE.contains(String.valueOf(e.getSQLState()))) {
                    return new Round(Round.Outcome.ELSEWHERE, null, 0);
                }
                throw e;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Round round(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
        }
        if (!roots.tryLock(transaction)) {
            return new Round(Round.Outcome.ELSEWHERE, null, 0);
        }
        SignedRoot newest = roots.newest(transaction).orElse(null);
        List<ChainHead> rooted = roots.rooted(transaction);
        List<ChainHead> current = roots.current(transaction);
        HeadComparison comparison = new HeadComparison(rooted, current);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Contradiction> found = contradictions(transaction, newest, rooted, comparison);
        if (!found.isEmpty()) {
            for (Contradiction one : found.subList(0, Math.min(found.size(), ALERTS_MAX))) {
                alerts.raise(
                        transaction,
                        RootNews.SOURCE,
                        RootNews.contradicted(
                                one, newest == null ? 0 : newest.statement().number(), now));
            }
            return new Round(Round.Outcome.CONTRADICTED, newest, found.size());
        }
        if (comparison.changed().isEmpty() && !isSilent(newest, now)) {
            return new Round(Round.Outcome.NOT_DUE, newest, 0);
        }
        RootKey key = currentKey(transaction, newest, now);
        SignedRoot next = SignedRoot.after(newest, RootTree.over(current), ring.open(transaction, key), now);
        roots.add(transaction, next, comparison.changed());
        outbox.add(transaction, List.of(RootNews.signed(next)));
        return new Round(Round.Outcome.SIGNED, next, 0);
    }

    /** The very first key is told of before the first root. */
    private RootKey currentKey(Connection transaction, SignedRoot newest, Instant now) throws SQLException {
        boolean isFirst = newest == null && keys.current(transaction).isEmpty();
        RootKey key = ring.currentOrFirst(
                transaction, newest == null ? 0 : newest.statement().number(), now);
        if (isFirst) {
            outbox.add(transaction, List.of(RootNews.introduced(key)));
        }
        return key;
    }

    private List<Contradiction> contradictions(
            Connection transaction, SignedRoot newest, List<ChainHead> rooted, HeadComparison comparison)
            throws SQLException {
        List<Contradiction> found =
                new ArrayList<>(comparison.contradictions(roots.hashesAt(transaction, comparison.passed())));
        if (!isAsSigned(transaction, newest, rooted)) {
            found.add(0, new Contradiction(Contradiction.Kind.ROOT_CHANGED, null));
        }
        return found;
    }

    private boolean isAsSigned(Connection transaction, SignedRoot newest, List<ChainHead> rooted) throws SQLException {
        if (newest == null) {
            return rooted.isEmpty();
        }
        long number = newest.statement().number();
        Optional<RootKey> signer =
                keys.all(transaction).stream().filter(key -> key.isFor(number)).findFirst();
        if (signer.isEmpty()) {
            throw new RootKeyUnreadable("no key is there for root " + number);
        }
        return newest.isBy(signer.get().publicKey(), RootTree.over(rooted));
    }

    private boolean isSilent(SignedRoot newest, Instant now) {
        return newest == null
                || !now.plus(settings.every())
                        .isBefore(newest.statement().signedAt().plus(settings.silenceMax()));
    }

    private Round tellUnreadable(Connection connection) throws SQLException {
        String keyId = keys.current(connection).map(RootKey::keyId).orElse("");
        alerts.raise(connection, RootNews.SOURCE, RootNews.keyUnreadable(keyId, clock.instant()));
        SignedRoot newest = roots.newest(connection).orElse(null);
        connection.commit();
        return new Round(Round.Outcome.KEY_UNREADABLE, newest, 0);
    }
}
