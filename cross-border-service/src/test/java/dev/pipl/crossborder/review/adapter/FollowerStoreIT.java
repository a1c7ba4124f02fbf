package dev.pipl.crossborder.review.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.law.route.SubjectClass;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The follower on a real database: every committed row is reviewed once, whatever dies and whoever else follows. */
class FollowerStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private FollowedHandler handler;

    @BeforeEach
    void aHandler() {
        handler = new FollowedHandler(ledger);
    }

    @Test
    void transfersAreSummedUpByWhatTheyAre() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 3), handler.event("2026-03-01T08:00:00+08:00", 2));
        handler.send(handler.event("2026-03-03T08:00:00+08:00", 1)
                .withData(data -> data.put("purpose", "payroll"))
                .sensitive(TransferJson.tokens(0, 4)));

        assertThat(handler.follow()).isEqualTo(ReviewHandler.Progress.UP_TO_DATE);

        Flow support = handler.flow("customer-support");
        assertThat(support.key().categories()).containsExactlyInAnyOrder("CONTACT", "ORDER");
        assertThat(support.key().classes()).containsExactly(SubjectClass.NON_SENSITIVE);
        assertThat(support.key().legalBasis()).isEqualTo(LegalBasis.CONSENT);
        assertThat(support.events()).isEqualTo(2);
        assertThat(support.nonSensitiveOccurrences()).isEqualTo(5);
        assertThat(support.first()).isEqualTo(new Flow.Occurrence(Instant.parse("2026-03-01T00:00:00Z"), "e-2"));
        assertThat(support.last()).isEqualTo(new Flow.Occurrence(Instant.parse("2026-03-02T00:00:00Z"), "e-1"));
        Flow payroll = handler.flow("payroll");
        assertThat(payroll.key().classes()).isEqualTo(Set.of(SubjectClass.NON_SENSITIVE, SubjectClass.SENSITIVE));
        assertThat(payroll.sensitiveOccurrences()).isEqualTo(4);
    }

    @Test
    void aSecondLookAddsToTheFirstAndRepeatsNothing() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 3));
        handler.follow();
        handler.send(handler.event("2026-03-01T08:00:00+08:00", 2), handler.event("2026-03-04T08:00:00+08:00", 1));

        handler.follow();
        handler.follow();

        Flow flow = handler.flow("customer-support");
        assertThat(flow.events()).isEqualTo(3);
        assertThat(flow.nonSensitiveOccurrences()).isEqualTo(6);
        assertThat(flow.first().eventId()).isEqualTo("e-2");
        assertThat(flow.last().eventId()).isEqualTo("e-3");
    }

    @Test
    void aLongSectionIsReadWhole() throws SQLException {
        List<TransferJson> many = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            String purpose = UUID.randomUUID().toString();
            many.add(handler.event("2026-03-02T08:00:00+08:00", 1).withData(data -> data.put("purpose", purpose)));
        }
        handler.send(many);

        handler.follow();

        assertThat(handler.flows()).hasSize(900);
    }

    @Test
    void whatDiesBeforeItsCommitIsReviewedAgainAndCountsOnce() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 3));

        assertThatThrownBy(() -> handler.follow(dyingAtCommit(false))).isInstanceOf(SQLException.class);
        assertThat(handler.flows()).isEmpty();
        handler.follow();

        assertThat(handler.flow("customer-support").events()).isEqualTo(1);
    }

    @Test
    void whatDiesAfterItsCommitIsNotReviewedAgain() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 3));

        assertThatThrownBy(() -> handler.follow(dyingAtCommit(true))).isInstanceOf(SQLException.class);
        handler.follow();

        assertThat(handler.flow("customer-support").events()).isEqualTo(1);
    }

    @Test
    void aHandlerHeldByAnotherFollowerIsLeftToIt() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 3));
        try (Connection other = ledger.database().getConnection()) {
            other.setAutoCommit(false);
            ReviewPosition.take(other, handler.id);
            other.commit();
            ReviewPosition.take(other, handler.id);

            assertThat(handler.follow()).isEqualTo(ReviewHandler.Progress.HELD_ELSEWHERE);
            // The server hears of a connection's end a moment after it.
            other.rollback();
        }

        assertThat(handler.follow()).isEqualTo(ReviewHandler.Progress.UP_TO_DATE);
    }

    @Test
    void twoFollowersAtOnceReviewEveryRowOnce() throws Exception {
        int rows = 3 * ReviewHandler.ROWS_AT_ONCE / 2;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Void> follower = () -> {
            while (!isUpTo(rows)) {
                handler.follow();
            }
            return null;
        };
        List<Future<Void>> followers = List.of(threads.submit(follower), threads.submit(follower));

        for (int i = 0; i < rows; i++) {
            handler.send(handler.event("2026-03-02T08:00:00+08:00", 2));
        }

        for (Future<Void> one : followers) {
            one.get();
        }
        threads.shutdown();
        assertThat(handler.flow("customer-support").events()).isEqualTo(rows);
        assertThat(handler.flow("customer-support").nonSensitiveOccurrences()).isEqualTo(2L * rows);
    }

    @Test
    void whoHasRowsThatNobodyReviewedIsFound() throws SQLException {
        handler.send(handler.event("2026-03-02T08:00:00+08:00", 1));
        handler.send(handler.event("2025-03-02T08:00:00+08:00", 1));

        assertThat(handler.behind()).isEqualTo(2);
        handler.follow();

        assertThat(handler.behind()).isZero();
    }

    @ParameterizedTest(name = "the one that sent {0} as the first")
    @ValueSource(ints = {0, 1, 2})
    void aHandlerWhoCannotBeReviewedKeepsNoOtherWaiting(int broken) throws SQLException {
        List<FollowedHandler> handlers =
                List.of(new FollowedHandler(ledger), new FollowedHandler(ledger), new FollowedHandler(ledger));
        handlers.forEach(each -> each.send(each.event("2026-03-02T08:00:00+08:00", 3)));
        FollowedHandler held = handlers.get(broken);
        ReviewRows allButOne = FollowedHandler.review((transaction, handlerId) -> {
            if (handlerId.equals(held.id)) {
                throw new IllegalStateException("the facts of " + handlerId + " cannot be read");
            }
            return handler.facts;
        });

        new FollowLedger(
                        ledger.ledger(),
                        new ReviewHandler(ledger.database(), allButOne),
                        ledger.database(),
                        new SimpleMeterRegistry(),
                        Duration.ofSeconds(10))
                .onTick();

        for (FollowedHandler each : handlers) {
            assertThat(each.flows()).hasSize(each == held ? 0 : 1);
        }
    }

    private boolean isUpTo(int turn) throws SQLException {
        return ledger.number(
                        "select coalesce(max(turn), 0) from review_position where handler_id = '" + handler.id + "'")
                == turn;
    }

    /** Connections whose commit is never answered; whether it happened is another matter. */
    private static DataSource dyingAtCommit(boolean hasCommitted) {
        return (DataSource) Proxy.newProxyInstance(
                FollowerStoreIT.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Connection connection = ledger.database().getConnection();
                    return Proxy.newProxyInstance(
                            FollowerStoreIT.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (self, call, values) -> {
                                if (call.getName().equals("commit")) {
                                    if (hasCommitted) {
                                        connection.commit();
                                    }
                                    throw new SQLException("the connection died");
                                }
                                try {
                                    return call.invoke(connection, values);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }
}
