package dev.pipl.kit.time.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TakeTurnsTest {

    @Test
    void worksOfDifferentBeansNeverRunAtTheSameTime() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TakeTurns ofOneBean = new TakeTurns();
            threads.add(new Thread(() -> {
                try {
                    start.await();
                    for (int round = 0; round < 200; round++) {
                        ofOneBean.inTurn(work(() -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            Thread.yield();
                            running.decrementAndGet();
                            done.incrementAndGet();
                        }));
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(60));
        }

        assertThat(done).hasValue(1_600);
        assertThat(most).hasValue(1);
    }

    @Test
    void aWorkThatFailsLeavesTheTurnToTheNext() throws Exception {
        TakeTurns turns = new TakeTurns();
        AtomicInteger done = new AtomicInteger();
        try {
            turns.inTurn(work(() -> {
                throw new IllegalStateException("failed");
            }));
        } catch (IllegalStateException expected) {
            done.incrementAndGet();
        }
        Thread next = new Thread(() -> {
            try {
                new TakeTurns().inTurn(work(done::incrementAndGet));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        next.start();
        next.join(TimeUnit.SECONDS.toMillis(60));

        assertThat(done).hasValue(2);
    }

    private static InvocationContext work(Runnable runnable) {
        return (InvocationContext) Proxy.newProxyInstance(
                TakeTurnsTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, method, arguments) -> {
                    runnable.run();
                    return null;
                });
    }
}
