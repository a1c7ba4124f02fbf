package dev.pipl.kit.time.adapter;

import dev.pipl.kit.time.Turn;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Lets works {@link InTurn} run one at a time, in the order in which they came. */
@InTurn
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class TakeTurns {

    @AroundInvoke
    Object inTurn(InvocationContext work) throws Exception {
        return Turn.of(work::proceed);
    }
}
