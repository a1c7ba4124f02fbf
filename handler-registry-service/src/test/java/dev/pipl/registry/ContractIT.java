package dev.pipl.registry;

import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.OpenApiCheck;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "handler_registry")
class ContractIT {
    @Test
    void theServedContractIsTheCommittedOne() {
        OpenApiCheck.servedIsCommitted();
    }
}
