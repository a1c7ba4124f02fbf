package dev.pipl.crossborder.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** A part of the real ledger that works but for one handler, about whom it has no answer. */
public final class BrokenHandler {

    private BrokenHandler() {}

    public static <T> T in(Class<T> port, T real, String handlerId) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (arguments != null && Arrays.asList(arguments).contains(handlerId)) {
                        throw new LedgerUnavailable("the rows of " + handlerId + " cannot be read");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
