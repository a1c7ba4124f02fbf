package dev.pipl.law.route;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * The facts about a handler that carry law, as they stand on one date.
 *
 * @param kind what the handler is
 * @param criticalInfrastructureOperator whether it operates critical information infrastructure (关键信息基础设施)
 * @param personsHandled natural persons whose information it currently handles, deleted information excluded; empty when
 *     it has not said
 */
public record HandlerFacts(HandlerKind kind, boolean criticalInfrastructureOperator, OptionalLong personsHandled) {

    public HandlerFacts {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(personsHandled, "personsHandled");
    }
}
