package dev.pipl.kit.time.adapter;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.locks.ReentrantLock;

/** Lets works {@link InTurn} run one at a time, in the order in which they came. */
@InTurn
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class TakeTurns {

    /** One for the process: an interceptor exists once for each bean. */
    private static final ReentrantLock TURN = new ReentrantLock(true);

    @AroundInvoke
    Object inTurn(InvocationContext work) throws Exception {
        TURN.lock();
        try {
            return work.proceed();
        } finally {
            TURN.unlock();
        }
    }
}
