package dev.pipl.kit.caller;

import java.util.Optional;

/** Where a handler sits, by the service's own data; a service that lets regulators read offers one as a bean. */
public interface HandlerProvinces {
    /**
     * The handler's province such as {@code CN-11}; empty for an unknown handler or one without a province. May block:
     * it is only asked on behalf of provincial regulators, on a worker thread.
     */
    Optional<String> provinceOf(String handlerId);
}
